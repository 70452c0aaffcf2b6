import type { JsonObject } from '~/protocol/json'
import type { Entry, Storage } from './storage'

export const POSTS = '/buckets/blog/collections/posts/records'

export const entry = (uri: string, last_modified: number, data: JsonObject = {}): Entry => ({
  uri,
  data: { ...data, id: uri.slice(uri.lastIndexOf('/') + 1), last_modified },
  permissions: { write: ['account:bob'] },
  isTombstone: false,
})

export const post = (id: string, last_modified: number, data: JsonObject = {}): Entry =>
  entry(`${POSTS}/${id}`, last_modified, data)

export const tombstone = (uri: string, last_modified: number): Entry => ({
  ...entry(uri, last_modified, { deleted: true }),
  permissions: {},
  isTombstone: true,
})

export const idsOf = (storage: Storage, listUri = POSTS): Promise<string[]> =>
  storage.read(view => Array.from(view.list(listUri).newestFirst(), found => found.data.id))
