import { useLingui } from '@lingui/react/macro'
import { useNow } from './useNow'

const DAY = 86_400_000

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

type Props = {
  /** In milliseconds since 1970. */
  at: number
  /** A day rather than a moment: `at` is its local midnight. */
  isDay?: boolean
}

/** "3 days ago", with the full local time on hover and for screen readers. */
export function When({ at, isDay = false }: Props) {
  const now = useNow()
  const { i18n } = useLingui()
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return <span>{String(at)}</span>
  return (
    <time dateTime={isDay ? isoDay(date) : date.toISOString()} title={i18n.date(date, isDay ? FULL_DAY : FULL_TIME)}>
      {isDay ? relativeDay(at, now, i18n.locale) : relative(at - now, i18n.locale)}
    </time>
  )
}

const FULL_TIME = { dateStyle: 'full', timeStyle: 'medium' } as const
const FULL_DAY = { dateStyle: 'full' } as const

const isoDay = (date: Date) =>
  `${String(date.getFullYear()).padStart(4, '0')}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
const twoDigits = (number: number) => String(number).padStart(2, '0')

/** "today" all day long. */
function relativeDay(at: number, now: number, locale: string): string {
  const today = new Date(now).setHours(0, 0, 0, 0)
  // A day of the change to summer time has 23 hours.
  const days = Math.round((at - today) / DAY)
  return Math.abs(days) < 7 ? formatOf(locale).format(days, 'day') : relative(days * DAY, locale)
}

/** Making one costs more than anything else that a row of the grid does. */
const formats = new Map<string, Intl.RelativeTimeFormat>()

function formatOf(locale: string): Intl.RelativeTimeFormat {
  const format = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  formats.set(locale, format)
  return format
}

/** A server stamps a few seconds ahead when it is written to often: what was written is never "in 2 seconds". */
const AHEAD = 60_000

function relative(difference: number, locale: string): string {
  const format = formatOf(locale)
  if (difference > 0 && difference < AHEAD) return format.format(0, 'second')
  const unit = UNITS.find(([, length]) => Math.abs(difference) >= length)
  return unit
    ? format.format(Math.round(difference / unit[1]), unit[0])
    : format.format(Math.round(difference / 1000), 'second')
}
