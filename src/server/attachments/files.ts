import type { JsonObject } from '~/protocol/json'
import type { Draft, Entry, View } from '../storage/storage'
import { own } from '../json/ownKeys'

// Lists that no address leads to. Each record has one with the names of its files; what the files hold is in another.
const LINKS = '/__attachments__'
const FILES = '/__attachment_files__'

export type StoredFile = { readonly mimetype: string; readonly content: Uint8Array<ArrayBuffer> }

const listOfLinks = (recordUri: string): string => `${LINKS}${recordUri}/files`

const uriOfFile = (location: string): string => `${FILES}/${encodeURIComponent(location)}`

export const isFileAt = (view: View, location: string): boolean => view.get(uriOfFile(location)) !== undefined

/** `location` is what stands behind the base URL. */
export function readFile(view: View, location: string): StoredFile | undefined {
  const data = view.get(uriOfFile(location))?.data
  const content = data && own(data, 'content')
  if (!data || typeof content !== 'string') return undefined
  return { mimetype: String(own(data, 'mimetype')), content: bytesFrom(content) }
}

type NewFile = {
  readonly id: string
  readonly now: number
  readonly recordUri: string
  readonly location: string
  readonly mimetype: string
  readonly content: Uint8Array
}

export function addFile(draft: Draft, { id, now, recordUri, location, mimetype, content }: NewFile): void {
  draft.put(entry(uriOfFile(location), location, now, { mimetype, content: textFrom(content) }))
  draft.put(entry(`${listOfLinks(recordUri)}/${id}`, id, now, { location }))
}

const entry = (uri: string, id: string, now: number, data: JsonObject): Entry => ({
  uri,
  data: { ...data, id, last_modified: now },
  permissions: {},
  isTombstone: false,
})

/** Forgets which files a record, or all below a collection or bucket, has; the files too, unless they are kept. */
export function forgetFiles(draft: Draft, uri: string, keepsFiles: boolean): void {
  for (const listUri of draft.listsBelow(LINKS + uri)) {
    const links = [...draft.list(listUri).newestFirst()]
    if (!keepsFiles) for (const { data } of links) draft.erase(uriOfFile(String(own(data, 'location'))))
    if (links.length > 0) draft.eraseList(listUri)
  }
}

// Characters of `String.fromCharCode` at a time: more would be too many arguments for one call.
const CHUNK = 0x8000

/** Base64, since storages keep JSON. */
function textFrom(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(binary)
}

const bytesFrom = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), one => one.charCodeAt(0))
