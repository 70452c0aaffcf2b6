import { useLingui } from '@lingui/react/macro'
import type { JsonObject } from '~/protocol/json'
import classes from './MergeView.module.css'

/** A value as a person reads it: text without quotes, everything else as JSON, an absent field in words. */
export function JsonText({ value, block = false }: { value: JsonObject[string] | undefined; block?: boolean }) {
  const { t } = useLingui()
  if (value === undefined) return <em className={classes.absent}>{t`no such field`}</em>
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, block ? 2 : 0)
  if (text === '') return <em className={classes.absent}>{t`empty text`}</em>
  return block ? (
    <div className={classes.value} dir="auto">
      {text}
    </div>
  ) : (
    <bdi className={classes.inline}>{text.length > 200 ? `${text.slice(0, 200)}…` : text}</bdi>
  )
}
