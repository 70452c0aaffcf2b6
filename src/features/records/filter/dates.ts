import type { Json } from '~/protocol/json'

const pad = (number: number, length = 2) => String(number).padStart(length, '0')

/** What `<input type="datetime-local">` holds for a moment, in local time, with no more digits than it needs. */
export function toLocalInput(at: number): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
  const rest = date.getMilliseconds() > 0 ? `.${pad(date.getMilliseconds(), 3)}` : ''
  const seconds = date.getSeconds() > 0 || rest !== '' ? `:${pad(date.getSeconds())}${rest}` : ''
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}${seconds}`
}

/** Milliseconds; undefined for what is no date. */
export function fromLocalInput(text: string): number | undefined {
  const at = new Date(text).getTime()
  return text === '' || Number.isNaN(at) ? undefined : at
}

/** How a collection writes its moments. The server compares them as texts, so a filter has to be written alike. */
export type MomentStyle = { isLocal: boolean; hasMilliseconds: boolean }

export function momentStyle(samples: readonly Json[]): MomentStyle {
  const texts = samples.filter(one => typeof one === 'string')
  return {
    isLocal: texts.length > 0 && texts.every(text => !text.endsWith('Z')),
    hasMilliseconds: texts.some(text => text.includes('.')),
  }
}

export function writeMoment(at: number, { isLocal, hasMilliseconds }: MomentStyle): string {
  const date = new Date(isLocal ? at - new Date(at).getTimezoneOffset() * 60_000 : at)
  const text = date.toISOString()
  return `${hasMilliseconds ? text.slice(0, -1) : text.slice(0, -5)}${isLocal ? '' : 'Z'}`
}
