import classes from './FieldPanel.module.css'

/** How much of the whole; the numbers stand beside it. */
export function ShareBar({ part, whole }: { part: number; whole: number }) {
  const share = whole === 0 ? 0 : (part / whole) * 100
  return (
    <span className={classes.bar} aria-hidden>
      <span className={classes.part} style={{ inlineSize: `${share}%` }} />
    </span>
  )
}
