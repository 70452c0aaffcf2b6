import type { JsonObject } from '~/protocol/json'
import { modifiedMeanwhile, detail, type Detail } from '../http/httpError'
import type { Incoming } from '../http/incoming'

/** What `If-Match` or `If-None-Match` holds. */
export type Tag = number | '*' | undefined

export type Preconditions = { readonly ifMatch: Tag; readonly ifNoneMatch: Tag }

const TAG = /^"(\d+)"$/

export function readPreconditions(incoming: Incoming, mistakes: Detail[]): Preconditions {
  return { ifMatch: readTag(incoming, 'If-Match', mistakes), ifNoneMatch: readTag(incoming, 'If-None-Match', mistakes) }
}

function readTag({ headers }: Incoming, name: string, mistakes: Detail[]): Tag {
  const value = headers.get(name.toLowerCase()) ?? ''
  if (value === '' || value === '*') return value || undefined
  const digits = TAG.exec(value)?.[1]
  // 0 is no precondition in Kinto, being false in Python.
  if (digits !== undefined) return Number(digits) || undefined
  mistakes.push(detail('header', name, 'The value should be integer between double quotes.'))
  return undefined
}

/** What a precondition is compared with. */
export type Current = {
  /** Lists always exist. */
  readonly exists: boolean
  /** Of the object, or else of its list. */
  readonly timestamp: number
  /** The object as the answer may show it. */
  readonly shown: JsonObject | undefined
}

/** Only equality counts: an older or newer tag gets the whole answer. */
export const isNotModified = ({ ifNoneMatch }: Preconditions, timestamp: number): boolean => ifNoneMatch === timestamp

/** 412 as in kinto.core.resource.Resource._raise_412_if_modified. */
export function refuseIfModified({ ifMatch, ifNoneMatch }: Preconditions, current: Current): void {
  const isRefused = current.exists
    ? ifNoneMatch === '*' || (typeof ifMatch === 'number' && ifMatch !== current.timestamp)
    : ifMatch !== undefined
  if (isRefused) throw modifiedMeanwhile(current.timestamp, current.shown)
}
