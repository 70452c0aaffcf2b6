import { useLingui } from '@lingui/react/macro'
import { useNow } from './useNow'

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "3 days ago", with the full local time on hover and for screen readers. `at` is in milliseconds. */
export function When({ at }: { at: number }) {
  const now = useNow()
  const { i18n } = useLingui()
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return <span>{String(at)}</span>
  return (
    <time dateTime={date.toISOString()} title={i18n.date(date, { dateStyle: 'full', timeStyle: 'medium' })}>
      {relative(at - now, i18n.locale)}
    </time>
  )
}

/** Making one costs more than anything else that a row of the grid does. */
const formats = new Map<string, Intl.RelativeTimeFormat>()

function formatOf(locale: string): Intl.RelativeTimeFormat {
  const format = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  formats.set(locale, format)
  return format
}

function relative(difference: number, locale: string): string {
  const format = formatOf(locale)
  const unit = UNITS.find(([, length]) => Math.abs(difference) >= length)
  return unit
    ? format.format(Math.round(difference / unit[1]), unit[0])
    : format.format(Math.round(difference / 1000), 'second')
}
