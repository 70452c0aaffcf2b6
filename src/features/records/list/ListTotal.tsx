import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RecordList } from './useRecordList'

/** How many records there are, as soon as that is known; until then how many came. */
export function ListTotal({ list }: { list: RecordList }) {
  const { i18n } = useLingui()
  const { total, whole, isFiltered, isPrevious, isLoading, rows } = list
  if (isLoading || isPrevious || list.refusal) return <span role="status" />
  if (total === undefined)
    return (
      <span>
        <Trans>{i18n.number(rows.count)}+ records</Trans>
      </span>
    )
  const all = Math.max(whole ?? 0, total)
  return (
    <span role="status">
      {isFiltered && whole !== undefined ? (
        <Plural value={all} one={`${i18n.number(total)} of # record`} other={`${i18n.number(total)} of # records`} />
      ) : (
        <Plural value={total} one="# record" other="# records" />
      )}
    </span>
  )
}
