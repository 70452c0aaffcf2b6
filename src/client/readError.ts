import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import { KintoError, type KintoErrorDetail } from '~/protocol/KintoError'
import type { KintoObject } from '~/protocol/objects'
import { withoutPassword } from './accounts'
import { isRead, type Call } from './Call'
import { isKintoObject } from './shapes'
import { sentenceFor, sentences } from './sentences'

/** One refusal, alone or inside a batch. `body` is undefined where there was none or it was not JSON. */
export type Refusal = {
  call: Pick<Call, 'method' | 'uri'>
  url: string
  status: number
  body: Json | undefined
  /** The body was text of another kind. */
  foreign?: 'html' | 'text' | undefined
  /** Seconds. */
  retryAfter: number | undefined
}

/** Refusals that gateways and the HTTP server give in place of Kinto, in their own words. */
const isFromGateway = (status: number) => status >= 500 || [408, 413, 414, 429, 431].includes(status)

/** Errors: none; whatever came, this makes one KintoError of it. */
export function readError({ call, url, status, body, foreign, retryAfter }: Refusal): KintoError {
  const told = isJsonObject(body) && typeof body.errno === 'number' ? body : undefined
  const isBare = body === undefined && !foreign
  const maybeWritten = !isRead(call) && status >= 500 && status !== 503
  if (!told && !isBare && !isFromGateway(status)) {
    const message = foreign ? sentences[foreign](status) : sentences.wrongShape
    return new KintoError({ kind: 'not-kinto', message, status, url, retryAfter, maybeWritten })
  }
  const errno = typeof told?.errno === 'number' ? told.errno : undefined
  const message = typeof told?.message === 'string' ? told.message : sentenceFor(status, errno, told?.details)
  const details = readDetails(told?.details)
  const existing = readExisting(call.uri, told)
  return new KintoError({ kind: 'http', message, url, status, errno, details, existing, retryAfter, maybeWritten })
}

function readDetails(details: Json | undefined): KintoErrorDetail[] {
  if (!Array.isArray(details)) return []
  return details.filter(isJsonObject).map(({ location, name, description }) => ({
    location: textOf(location),
    name: textOf(name),
    description: textOf(description),
  }))
}

/** `name` may be null, an array index or even an object (kinto-protocol 10). */
function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function readExisting(uri: string, body: JsonObject | undefined): KintoObject | undefined {
  const existing = isJsonObject(body?.details) ? body.details.existing : undefined
  return isKintoObject(existing) ? withoutPassword(uri, existing) : undefined
}
