import { KintoError } from '~/protocol/KintoError'
import type { JsonObject } from '~/protocol/json'
import { withoutPassword } from './accounts'
import { sentences } from './sentences'
import { readRows } from './shapes'
import type { Answer } from './transport'

/** A part of a list, as plain values that may be kept. */
export type Page<T> = {
  rows: T[]
  /** Where the list goes on: path and query below the server's address, for `client.page`. Undefined at the end. */
  next: string | undefined
  /** The list's own clock (its ETag), in milliseconds; not that of the newest row. */
  timestamp: number | undefined
}

/** `uri` is what was asked. Errors: KintoError `not-kinto` when the answer is no list. */
export function readPage<T extends JsonObject>(uri: string, { body, headers, url, status }: Answer): Page<T> {
  const rows = readRows(body)
  if (!rows) throw new KintoError({ kind: 'not-kinto', message: sentences.wrongShape, url, status })
  const timestamp = /"(\d+)"/.exec(headers.get('etag') ?? '')?.[1]
  return {
    // The caller names the type; what all rows share was checked.
    rows: rows.map(row => withoutPassword(uri, row)) as T[],
    next: nextOf(uri, headers.get('next-page'), url),
    timestamp: timestamp === undefined ? undefined : Number(timestamp),
  }
}

/**
 * Next-Page is an absolute address made from what the server believes to be its host and path, which differ behind
 * proxies. The list stays the same one, so only the question is taken from it.
 */
function nextOf(uri: string, nextPage: string | null, url: string): string | undefined {
  if (nextPage === null) return undefined
  const at = nextPage.indexOf('?')
  // Without this the list would seem to end here.
  if (at < 0) throw new KintoError({ kind: 'not-kinto', message: sentences.wrongShape, url })
  return pathOf(uri) + nextPage.slice(at)
}

const pathOf = (uri: string) => uri.split('?', 1)[0] ?? uri
