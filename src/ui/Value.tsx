import { cutText, previewJson } from '~/lib/previewJson'
import classes from './Value.module.css'

type Props = {
  value: unknown
  /** −1 inside a grid, which has one tab stop of its own. */
  tabIndex?: number
}

/** A JSON value in one line, never more than 200 characters of it. Text stays text, whatever it holds. */
export function Value({ value, tabIndex }: Props) {
  if (value === undefined) return <span className={classes.dim}>–</span>
  if (value === null) return <span className={classes.dim}>null</span>
  if (value === '') return <span className={classes.dim}>""</span>
  if (typeof value === 'string') {
    if (!isWebAddress(value)) return cutText(value)
    return (
      <a className={classes.link} href={value} target="_blank" rel="noopener noreferrer" tabIndex={tabIndex}>
        {cutText(value)}
      </a>
    )
  }
  if (typeof value === 'object' && !(Array.isArray(value) && typeof value[0] !== 'object'))
    return <span className={classes.json}>{previewJson(value)}</span>
  return previewJson(value)
}

/** Nothing but http(s) is ever followed: `javascript:` and `data:` stay text. Longer addresses than browsers take too. */
const isWebAddress = (text: string) => text.length < 2048 && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
