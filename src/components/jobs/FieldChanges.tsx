import { Trans } from '@lingui/react/macro'
import type { FieldChange } from '~/lib/changedFields'
import { cutText, previewJson } from '~/lib/previewJson'
import type { Json } from '~/protocol/json'
import classes from './FieldChanges.module.css'

/** More of one record says no more at a glance. */
const MOST_SHOWN = 20

type Props = {
  changes: readonly FieldChange[]
  /** All are of one field, whose name stands elsewhere. */ isNamed?: boolean
}

/** What a record was and what it becomes, a line a field. */
export function FieldChanges({ changes, isNamed = false }: Props) {
  return (
    <ul className={classes.changes}>
      {changes.slice(0, MOST_SHOWN).map(({ path, before, after }) => (
        <li key={JSON.stringify(path)} className={classes.change}>
          {!isNamed && <bdi className={classes.path}>{path.join('.')}</bdi>}
          <span className={classes.before}>
            <Value value={before} />
          </span>
          <span className={classes.arrow} aria-hidden>
            →
          </span>
          <span className={classes.unseen}>
            <Trans>becomes</Trans>
          </span>
          <span className={classes.after}>
            <Value value={after} />
          </span>
        </li>
      ))}
      {changes.length > MOST_SHOWN && (
        <li className={classes.none}>
          <Trans>{changes.length - MOST_SHOWN} more</Trans>
        </li>
      )}
    </ul>
  )
}

export function Value({ value }: { value: Json | undefined }) {
  if (value === undefined)
    return (
      <em className={classes.none}>
        <Trans>not there</Trans>
      </em>
    )
  return <bdi className={classes.value}>{valueText(value)}</bdi>
}

/** A text of digits is told from a number, and a list of one from what it holds; blanks are seen. */
function valueText(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(cutText(value))
  return Array.isArray(value) ? cutText(JSON.stringify(value.slice(0, MOST_ENTRIES))) : previewJson(value)
}

/** More than are shown. */
const MOST_ENTRIES = 100
