import type { Json } from '~/protocol/json'
import type { KintoObject, Permissions } from '~/protocol/objects'

/** One object as it is kept. A tombstone's data is `{ id, last_modified, deleted: true }` and it has no permissions. */
export type Entry = {
  /** e.g. `/buckets/blog/collections/posts/records/hello`; accounts stand at `/accounts/bob`. */
  readonly uri: string
  readonly data: Readonly<KintoObject>
  readonly permissions: Readonly<Permissions>
  readonly isTombstone: boolean
}

/** The objects of one list, live ones and tombstones. */
export interface EntryList {
  readonly size: number
  get(id: string): Entry | undefined
  /** How many of them are no tombstones. Kept on write. */
  readonly liveCount: number
  /**
   * By `last_modified`, greatest first, those above `notAfter` left out. Kept in order on write, so that a page costs
   * what it shows, wherever it begins.
   */
  newestFirst(notAfter?: number): Iterable<Entry>
  /** The other way round; those below `notBefore` left out. */
  oldestFirst(notBefore?: number): Iterable<Entry>
  /**
   * Those that are no tombstones by the value of a field, which may be a dotted path; undefined where they are so few
   * that looking at all costs less. Made when it is first asked for, and kept on write from then on.
   */
  by(field: string): FieldOrder | undefined
}

/** A limit of what is looked for. A value of `undefined` is that of objects without the field. */
export type ValueBound = { readonly value: Json | undefined; readonly isIncluded: boolean }

/** Values in the order of compareJson, the missing one last. */
export type ValueRange = { readonly from?: ValueBound; readonly to?: ValueBound }

/**
 * Entries in the order of compareJson on one field; equal ones newest first in either direction. While one goes
 * through them nothing may be written.
 */
export interface FieldOrder {
  ascending(range: ValueRange): Iterable<Entry>
  descending(range: ValueRange): Iterable<Entry>
  count(range: ValueRange): number
}

/** What a request may read. `listUri` is e.g. `/buckets/blog/collections/posts/records`. */
export interface View {
  get(uri: string): Entry | undefined
  list(listUri: string): EntryList
  /** The clock of a list (kinto-protocol 5); undefined before its first use. */
  timestamp(listUri: string): number | undefined
  /** The URIs of the live groups whose members name this principal. Kept on write. */
  groupsOf(principal: string): readonly string[]
  /** The entries of a history (`/buckets/blog/history`) that tell of one object, newest first. Kept on write. */
  historyOf(listUri: string, uri: string): Iterable<Entry>
  /** How many entries of a history tell of one kind of object, by one user or by all of them. Kept on write. */
  countHistory(listUri: string, resourceName: string, userId?: string): number
  /** The URIs of all list clocks and entries strictly below a URI, for cascades. */
  listsBelow(uri: string): readonly string[]
}

export interface Draft extends View {
  put(entry: Entry): void
  /** Removes an entry without a trace. */
  erase(uri: string): void
  setTimestamp(listUri: string, timestamp: number): void
  /** Forgets a list's entries, tombstones and clock, as a deleted parent does. */
  eraseList(listUri: string): void
  /** Forgets everything. */
  flush(): void
}

/**
 * Where the embedded server keeps its objects. `work` is synchronous: it sees one state from beginning to end.
 * A write is durable when its promise resolves; if `work` throws or the promise rejects, nothing of it is kept.
 */
export interface Storage {
  read<T>(work: (view: View) => T): Promise<T>
  write<T>(work: (draft: Draft) => T): Promise<T>
}

/** The store is full, blocked, closed or of a newer version. The server answers 503 and says why. */
export class StorageError extends Error {
  override name = 'StorageError'
}
