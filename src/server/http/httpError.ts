import { ERRNO, type ErrorBody, type ErrorDetail } from '~/protocol/errors'
import type { Json, JsonObject } from '~/protocol/json'
import { pythonText } from '../json/pythonText'
import type { HeaderPairs } from './reply'

/** A refusal. Thrown wherever it is found; one place turns it into an answer. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Readonly<HeaderPairs>
  /** Whether Kinto raises it; else it answers with it. Only a batch shows the difference. */
  readonly isRaised: boolean

  constructor(body: ErrorBody, headers: Readonly<HeaderPairs> = [], isRaised = true) {
    super(body.message ?? body.error)
    this.status = body.code
    this.body = body
    this.headers = headers
    this.isRaised = isRaised
  }
}

/** The name may be any value: that of a schema's violation is a part of the schema. */
export type Detail = Omit<ErrorDetail, 'name'> & { name: Json }

export const detail = (location: string, name: Json, description: string): Detail => ({
  location,
  name,
  description,
})

/** 400 with every mistake that was found, in Kinto's order and words: kinto.core.errors.json_error_handler. */
export function invalid(details: readonly Detail[], code = 400, isRaised = true): HttpError {
  const sorted = details.toSorted((a, b) => (nameOf(a) === nameOf(b) ? 0 : nameOf(a) < nameOf(b) ? -1 : 1))
  const [first] = sorted
  if (first === undefined) throw new Error('An invalid request without a mistake')
  const message = messageOf(first)
  const body = { code, errno: ERRNO.INVALID_PARAMETERS, error: 'Invalid parameters', message, details: sorted }
  return new HttpError(body, [], isRaised)
}

// Python sorts by `str(name)`.
const nameOf = ({ name }: Detail): string => pythonText(name)

function messageOf({ location, name, description }: Detail): string {
  if (name === null) return `${location}: ${description}`
  const shown = pythonText(name)
  return description.includes(shown) ? description : `${shown} in ${location}: ${description}`
}

export const invalidOne = (location: string, name: Json, description: string): HttpError =>
  invalid([detail(location, name, description)])

export const invalidObjectId = (): HttpError => invalidOne('path', null, 'Invalid object id')

export const badRequest = (message: string): HttpError =>
  new HttpError({ code: 400, errno: ERRNO.INVALID_PARAMETERS, error: 'Bad Request', message })

/** An absent object has no message, unlike an unknown path. */
export const objectNotFound = (resourceName: string, id: string): HttpError =>
  notFound(ERRNO.OBJECT_NOT_FOUND, resourceName, id)

export const parentNotFound = (resourceName: string, id: string): HttpError =>
  notFound(ERRNO.PARENT_NOT_FOUND, resourceName, id)

const notFound = (errno: number, resourceName: string, id: string): HttpError =>
  new HttpError({ code: 404, errno, error: 'Not Found', details: { id, resource_name: resourceName } })

export const pathNotFound = (): HttpError =>
  new HttpError({
    code: 404,
    errno: ERRNO.PARENT_NOT_FOUND,
    error: 'Not Found',
    message: 'The resource you are looking for could not be found.',
  })

export const versionNotFound = (): HttpError =>
  new HttpError({
    code: 404,
    errno: ERRNO.VERSION_NOT_AVAILABLE,
    error: 'Not Found',
    message: 'The requested API version is not available on this server.',
  })

/** `allowed` is left out where the whole server is read-only. */
export const methodNotAllowed = (allowed?: readonly string[]): HttpError =>
  new HttpError(
    {
      code: 405,
      errno: ERRNO.METHOD_NOT_ALLOWED,
      error: 'Method Not Allowed',
      message: 'Method not allowed on this endpoint.',
    },
    allowed ? [['Allow', allowed.join(', ')]] : [],
  )

/** The challenge is repeated for each way of signing in that the server offers. */
export const unauthorized = (policies: readonly string[]): HttpError =>
  new HttpError(
    {
      code: 401,
      errno: ERRNO.MISSING_AUTH,
      error: 'Unauthorized',
      message: 'Please authenticate yourself to use this endpoint.',
    },
    policies.map(() => ['WWW-Authenticate', 'Basic realm="Realm"'] as const),
  )

export const forbidden = (): HttpError =>
  new HttpError({
    code: 403,
    errno: ERRNO.FORBIDDEN,
    error: 'Forbidden',
    message: 'This user cannot access this resource.',
  })

export const modifiedMeanwhile = (timestamp: number, existing: JsonObject | undefined): HttpError =>
  new HttpError(
    {
      code: 412,
      errno: ERRNO.MODIFIED_MEANWHILE,
      error: 'Precondition Failed',
      message: 'Resource was modified meanwhile',
      ...(existing ? { details: { existing } } : {}),
    },
    timestampHeaders(timestamp),
  )

/** Two objects of one list cannot carry the same `last_modified`, as on PostgreSQL. */
export const conflict = (retryAfterSeconds: number): HttpError =>
  new HttpError(
    {
      code: 409,
      errno: ERRNO.CONSTRAINT_VIOLATED,
      error: 'Conflict',
      message: 'Integrity constraint violated, please retry.',
    },
    [['Retry-After', String(retryAfterSeconds)]],
  )

const OVERLOADED = 'Service temporary unavailable due to overloading or maintenance, please retry later.'

/** What the store cannot take or keep. */
export const unavailable = (retryAfterSeconds: number, message: string = OVERLOADED): HttpError =>
  new HttpError({ code: 503, errno: ERRNO.BACKEND, error: 'Service Unavailable', message }, [
    ['Retry-After', String(retryAfterSeconds)],
  ])

export const programmaticError = (info: string): HttpError =>
  new HttpError({
    code: 500,
    errno: ERRNO.UNDEFINED,
    error: 'Internal Server Error',
    message: 'A programmatic error occurred, developers have been informed.',
    info,
  })

export const tooLarge = (maxBytes: number): HttpError =>
  new HttpError({
    code: 413,
    errno: 113,
    error: 'Request Entity Too Large',
    message: `The body exceeds the limit of ${maxBytes} bytes.`,
  })

export const serviceEnded = (): HttpError =>
  new HttpError({
    code: 410,
    errno: ERRNO.SERVICE_DEPRECATED,
    error: 'Gone',
    message: 'The service you are trying to connect no longer exists at this location.',
  })

export const cannotReadAccounts = (): HttpError =>
  new HttpError({ code: 401, errno: ERRNO.UNDEFINED, error: 'Cannot read accounts.' })

export function timestampHeaders(timestamp: number): HeaderPairs {
  // The header has whole seconds; times before 1970 are rounded towards the past.
  const lastModified = new Date(Math.floor(timestamp / 1000) * 1000).toUTCString()
  return [
    ['ETag', `"${timestamp}"`],
    ['Last-Modified', lastModified],
  ]
}
