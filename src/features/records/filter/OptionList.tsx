import type { ReactNode } from 'react'
import classes from './filter.module.css'

type Props<Item> = {
  id: string
  label: string
  items: readonly Item[]
  /** −1: none. */
  active: number
  onActive: (index: number) => void
  onPick: (index: number) => void
  children: (item: Item) => ReactNode
}

/** The list below an input that keeps the focus: `aria-activedescendant` is `${id}-${active}`. */
export function OptionList<Item extends { key: string }>(props: Props<Item>) {
  const { id, label, items, active, onActive, onPick, children } = props
  return (
    <div id={id} role="listbox" aria-label={label} className={classes.options}>
      {items.map((item, index) => (
        <button
          key={item.key}
          type="button"
          tabIndex={-1}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          ref={index === active ? intoView : undefined}
          className={classes.option}
          onPointerMove={() => index !== active && onActive(index)}
          // The input keeps the focus.
          onMouseDown={event => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          {children(item)}
        </button>
      ))}
    </div>
  )
}

const intoView = (node: HTMLElement | null) => {
  const list = node?.parentElement
  if (!node || !list) return
  // Not scrollIntoView, which would move the page too.
  const { offsetTop: top, offsetHeight: height } = node
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight
}
