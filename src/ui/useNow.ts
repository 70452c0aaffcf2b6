import { useSyncExternalStore } from 'react'

const TICK = 15_000

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all that says "3 minutes ago": it ticks every 15 seconds while somebody looks. */
function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(tick, TICK)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

function read() {
  // After a pause without listeners the last tick may be long ago.
  if (timer === undefined && Date.now() - now > TICK) now = Date.now()
  return now
}

/** The time in milliseconds since 1970, a few seconds old at the most. */
export const useNow = () => useSyncExternalStore(subscribe, read)
