import type { JsonObject } from './json'

/** The four kinds of object that form the tree. Accounts, history and permissions are not part of it. */
export type Kind = 'bucket' | 'collection' | 'group' | 'record'

/** Every stored object carries both; `last_modified` is in milliseconds and is also the number inside the ETag. */
export type KintoObject = JsonObject & { id: string; last_modified: number }

/** What a deletion leaves behind in lists that are asked with `_since`. */
export type Tombstone = { id: string; last_modified: number; deleted: true }

/** Principals by permission. Names without a principal are left out by the server. */
export type Permissions = Record<string, string[]>

/** The answer to a request about one object. `permissions: {}` means "hidden or empty" (kinto-protocol 8.4). */
export type ObjectBody<T extends KintoObject = KintoObject> = { data: T; permissions?: Permissions }

/** https://docs.kinto-storage.org/en/stable/api/1.x/permissions.html */
export const PERMISSIONS: Record<Kind, readonly string[]> = {
  bucket: ['read', 'write', 'collection:create', 'group:create'],
  collection: ['read', 'write', 'record:create'],
  group: ['read', 'write'],
  record: ['read', 'write'],
}

/** Ids of buckets, collections, groups and records: kinto.core.resource, `NameGenerator.regexp`. */
export const ID_PATTERN = /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/
