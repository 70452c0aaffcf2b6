type Hands = {
  /** With the pointer's place in the window, in CSS pixels. */
  onMove: (x: number) => void
  /** Let go. */
  onDrop: () => void
  /** Escape, or the browser took the pointer away, e.g. to scroll. */
  onCancel: () => void
}

/** A press that does not go further is a click. */
const SLACK = 5

/**
 * Follows a pointer that was pressed until it is let go; of a mere press nobody hears. The click that ends a drag reaches nobody. Returns what ends
 * it early.
 */
export function followPointer(start: { pointerId: number; clientX: number }, { onMove, onDrop, onCancel }: Hands) {
  const listening = new AbortController()
  const { signal } = listening
  let isDragged = false
  const end = (finish: () => void) => {
    if (signal.aborted) return
    listening.abort()
    if (!isDragged) return
    swallowClick()
    finish()
  }
  const own = (event: PointerEvent) => event.pointerId === start.pointerId
  window.addEventListener(
    'pointermove',
    event => {
      if (!own(event)) return
      isDragged ||= Math.abs(event.clientX - start.clientX) > SLACK
      if (isDragged) onMove(event.clientX)
    },
    { signal },
  )
  window.addEventListener('pointerup', event => own(event) && end(onDrop), { signal })
  window.addEventListener('pointercancel', event => own(event) && end(onCancel), { signal })
  window.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || !isDragged) return
      event.preventDefault()
      event.stopPropagation()
      end(onCancel)
    },
    { signal, capture: true },
  )
  return () => end(onCancel)
}

/** The browser sends a click right after the pointer is let go, before any timer. */
function swallowClick() {
  const listening = new AbortController()
  const stop = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', stop, { capture: true, signal: listening.signal })
  setTimeout(() => listening.abort())
}
