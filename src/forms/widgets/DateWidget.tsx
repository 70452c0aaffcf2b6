import type { WidgetProps } from '@rjsf/utils'
import { InputTemplate } from '../theme/InputTemplate'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The browser's own calendar, but only for what it can hold: it would show "around 1900" as nothing. */
export function DateWidget(props: WidgetProps) {
  const value: unknown = props.value
  const isDay = value === undefined || value === null || value === '' || (typeof value === 'string' && DAY.test(value))
  return <InputTemplate {...props} type={isDay ? 'date' : 'text'} placeholder={props.placeholder || '2026-01-31'} />
}

/** Times stay the text that they are: pickers turn `14:00Z` into local time and back into something else. */
export const DateTimeWidget = (props: WidgetProps) => (
  <InputTemplate {...props} type="text" placeholder={props.placeholder || '2026-01-31T14:00:00Z'} />
)
export const TimeWidget = (props: WidgetProps) => (
  <InputTemplate {...props} type="text" placeholder={props.placeholder || '14:00:00'} />
)

/** For what has no widget of its own yet: the stored text itself. */
export const PlainWidget = (props: WidgetProps) => <InputTemplate {...props} type="text" />
