import type { KintoObject } from './objects'

/**
 * - `network`: no answer came. A browser cannot tell a refused CORS check from TLS or a dead line.
 * - `timeout`: no whole answer came in time.
 * - `not-kinto`: an answer came that Kinto would not give (a web page, JSON of another shape).
 * - `http`: a refusal, by `status`.
 * - `wrong-credentials`: the server answers, but not as the user who was asked for.
 *
 * A request that was cancelled is none of these: it ends with the signal's own reason (AbortError).
 */
export type KintoErrorKind = 'network' | 'timeout' | 'not-kinto' | 'http' | 'wrong-credentials'

/** One line of a validation error; `name` is always text here, empty for the whole body. */
export type KintoErrorDetail = { location: string; name: string; description: string }

export type KintoErrorFields = {
  kind: KintoErrorKind
  /** A whole sentence, also where the server gave none. */
  message: string
  url: string
  status?: number | undefined
  errno?: number | undefined
  details?: KintoErrorDetail[] | undefined
  existing?: KintoObject | undefined
  retryAfter?: number | undefined
  maybeWritten?: boolean | undefined
  cause?: unknown
}

/** The one error for everything that goes wrong between Studio and a server. */
export class KintoError extends Error {
  override readonly name = 'KintoError'
  readonly kind: KintoErrorKind
  /** Without credentials, so it may be shown and logged. */
  readonly url: string
  readonly status: number | undefined
  /** See `ERRNO` in errors.ts. */
  readonly errno: number | undefined
  readonly details: KintoErrorDetail[]
  /** What a 412 says is stored now, never with permissions; absent when nothing is stored there. */
  readonly existing: KintoObject | undefined
  /** Seconds. */
  readonly retryAfter: number | undefined
  /** It was a write, and whether the server carried it out is not known: ask before repeating it. */
  readonly maybeWritten: boolean

  constructor(fields: KintoErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.kind = fields.kind
    this.url = fields.url.replace(/\/\/[^/?#]*@/, '//')
    this.status = fields.status
    this.errno = fields.errno
    this.details = fields.details ?? []
    this.existing = fields.existing
    this.retryAfter = fields.retryAfter
    this.maybeWritten = fields.maybeWritten ?? false
  }
}
