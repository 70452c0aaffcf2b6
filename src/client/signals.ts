import { isJsonObject } from '~/protocol/json'

/** What any answer may say beside its content, for a screen to show (kinto-protocol 10). */
export type ServerSignal =
  /** The server asks everybody to slow down. */
  | { type: 'backoff'; seconds: number }
  /** The server refused for now. */
  | { type: 'retry-after'; seconds: number }
  /** A deprecation, or any notice of the operator. `url` is http(s) only. */
  | { type: 'alert'; code: string; message: string; url?: string }
  /** A 401: nobody is signed in, or not any more. */
  | { type: 'unauthorized' }

/** Reads the signals of one answer. `now` in milliseconds since 1970. Errors: none; what cannot be read is no signal. */
export function readSignals(status: number, headers: Headers, now: number): ServerSignal[] {
  const signals: ServerSignal[] = []
  const backoff = readSeconds(headers.get('backoff'), now)
  if (backoff) signals.push({ type: 'backoff', seconds: backoff })
  const retryAfter = readSeconds(headers.get('retry-after'), now)
  if (retryAfter) signals.push({ type: 'retry-after', seconds: retryAfter })
  const alert = headers.get('alert')
  if (alert) signals.push(readAlert(alert))
  if (status === 401) signals.push({ type: 'unauthorized' })
  return signals
}

/** Seconds or an HTTP date (RFC 9110 section 10.2.3), as seconds from now. */
export function readSeconds(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim()
  if (!text) return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000))
}

function readAlert(header: string): ServerSignal {
  const alert = parseJson(header)
  if (!isJsonObject(alert) || typeof alert.message !== 'string') return { type: 'alert', code: '', message: header }
  const { code, message, url } = alert
  const link = typeof url === 'string' && /^https?:\/\//i.test(url) ? { url } : {}
  return { type: 'alert', code: typeof code === 'string' ? code : '', message, ...link }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // An operator's plain sentence is shown as it is.
  }
}
