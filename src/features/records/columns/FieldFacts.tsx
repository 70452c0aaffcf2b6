import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { FieldSummary } from '~/lib/fieldStats'
import { readIsoDate } from '~/lib/fieldStatsDates'
import { formatNumber } from '~/ui/cells/formatNumber'
import type { ListSearch } from '~/url/listSearch'
import classes from './FieldPanel.module.css'
import { ShareBar } from './ShareBar'
import { typeWords } from './typeWords'
import { missingIn, searchByPresence, shareOf } from './valueFilter'

type Props = {
  summary: FieldSummary
  field: string
  search: ListSearch
  onSearch: (search: ListSearch) => void
}

/** What can be said of all values of a field in a line each. */
export function FieldFacts({ summary, field, search, onSearch }: Props) {
  const { t, i18n } = useLingui()
  const { rows, present, types, numbers, dates, lengths, items, emptyTexts, distinct, isExact } = summary
  const number = (value: number) => formatNumber(i18n.locale, value, true)
  const short = (value: number) => formatNumber(i18n.locale, Number(value.toPrecision(6)), true)
  const day = (text: string) => i18n.date(new Date(readIsoDate(text)?.at ?? Number.NaN), { dateStyle: 'medium' })
  const missing = missingIn(summary)
  const without = searchByPresence(search, field, false)
  return (
    <dl className={classes.facts}>
      <Fact name={t`Present`}>
        <ShareBar part={present} whole={rows} />
        <Trans>
          {shareOf(present, rows)} %, in {number(present)} of {number(rows)}
        </Trans>
        {missing > 0 && without && (
          <button type="button" className={classes.press} onClick={() => onSearch(without)}>
            <Trans>Show the {number(missing)} without it</Trans>
          </button>
        )}
      </Fact>
      <Fact name={t`Types`}>
        {types.map(({ type, count }) => `${t(typeWords[type])} ${shareOf(count, present)} %`).join(', ') || '–'}
      </Fact>
      {distinct > 0 && (
        <Fact name={t`Different values`}>
          {isExact ? number(distinct) : <Trans>about {number(Number(distinct.toPrecision(2)))}</Trans>}
        </Fact>
      )}
      {numbers && (
        <Fact name={t`Numbers`}>
          <Trans>
            {number(numbers.least)} to {number(numbers.most)}, {short(numbers.mean)} on average
          </Trans>
        </Fact>
      )}
      {dates && (
        <Fact name={t`Dates`}>
          <Trans>
            {day(dates.least)} to {day(dates.most)}
          </Trans>
        </Fact>
      )}
      {lengths && (
        <Fact name={t`Length of texts`}>
          {lengths.least === lengths.most ? (
            <Plural value={lengths.most} one="# character" other="# characters" />
          ) : (
            <Trans>
              {number(lengths.least)} to {number(lengths.most)} characters
            </Trans>
          )}
        </Fact>
      )}
      {emptyTexts > 0 && <Fact name={t`Empty texts`}>{number(emptyTexts)}</Fact>}
      {items && (
        <Fact name={t`Length of lists`}>
          {items.least === items.most ? (
            <Plural value={items.most} one="# item" other="# items" />
          ) : (
            <Trans>
              {number(items.least)} to {number(items.most)} items
            </Trans>
          )}
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
