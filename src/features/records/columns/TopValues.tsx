import { Trans, useLingui } from '@lingui/react/macro'
import { MOST_EXACT, type FieldSummary, type TopValue } from '~/lib/fieldStats'
import { formatNumber } from '~/ui/cells/formatNumber'
import type { ListSearch } from '~/url/listSearch'
import classes from './FieldPanel.module.css'
import { ShareBar } from './ShareBar'
import { searchByValue, shareOf } from './valueFilter'

type Props = {
  summary: FieldSummary
  field: string
  search: ListSearch
  onSearch: (search: ListSearch) => void
}

/** The most frequent values; each leads to its records. */
export function TopValues({ summary, field, search, onSearch }: Props) {
  const { i18n } = useLingui()
  const { top, isExact, rows } = summary
  if (top.length === 0) return null
  const most = top[0]?.count ?? 1
  const bound = formatNumber(i18n.locale, 2 * MOST_EXACT, true)
  return (
    <section>
      <h3 className={classes.title}>
        {most > 1 || top.length === 1 ? (
          <Trans>Most frequent values</Trans>
        ) : (
          <Trans>Some values; none is there twice</Trans>
        )}
      </h3>
      <ul className={classes.values}>
        {top.map(value => (
          <li key={`${value.isItem} ${JSON.stringify(value.value)}`}>
            <Value
              value={value}
              most={most}
              rows={rows}
              found={searchByValue(search, field, value)}
              onSearch={onSearch}
            />
          </li>
        ))}
      </ul>
      {!isExact && (
        <p className={classes.note}>
          <Trans>
            There are more than {bound} different values, so the rare ones are forgotten on the way: the counts are the
            least they can be.
          </Trans>
        </p>
      )}
    </section>
  )
}

type ValueProps = {
  value: TopValue
  most: number
  rows: number
  found: ListSearch | undefined
  onSearch: (search: ListSearch) => void
}

function Value({ value: { value, count }, most, rows, found, onSearch }: ValueProps) {
  const { t, i18n } = useLingui()
  const isPlain = typeof value === 'string' && value !== ''
  return (
    <button
      type="button"
      className={classes.value}
      disabled={!found}
      title={found ? t`Show these records` : t`Kinto has no filter for a field of this name.`}
      onClick={() => found && onSearch(found)}
    >
      <bdi className={isPlain ? classes.text : classes.json}>{isPlain ? value : JSON.stringify(value)}</bdi>
      <span className={classes.share}>
        {formatNumber(i18n.locale, count, true)} · {shareOf(count, rows)} %
      </span>
      <ShareBar part={count} whole={most} />
    </button>
  )
}
