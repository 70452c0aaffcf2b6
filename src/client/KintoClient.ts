import type { JsonObject } from '~/protocol/json'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject, ObjectBody, Tombstone } from '~/protocol/objects'
import type { ServerInfo } from '~/protocol/root'
import type { BatchAsk, BatchItem, BatchResult } from './BatchItem'
import type { Page } from './page'
import type { Ask } from './transport'
import type { NewBody, PatchBody } from './writeBody'

/** `unchanged` when the object is still the one of `ifNoneMatch`. */
export type ObjectAnswer<T extends KintoObject> = (ObjectBody<T> & { unchanged?: undefined }) | { unchanged: true }

/**
 * Asks one server, as one user. URIs are those of protocol/ref.ts.
 * Errors: every method rejects with KintoError, or with the reason of `signal` once that is aborted.
 * `last_modified` is never sent inside `data`: an old one makes a change that sync clients miss, a future one drags the
 * list's clock along. Passwords of accounts are left out of every answer.
 */
export type KintoClient = {
  readonly server: string
  /** Milliseconds since 1970: until then the server asked for quiet, so nothing goes out that nobody waits for. */
  quietUntil(): number
  /** The hello view. Bad credentials are no error here: then `user` is missing. */
  root(options?: Ask): Promise<ServerInfo>
  /** Which parts of the server are well, e.g. `{ storage: true, cache: false }`; a sick part is no error. */
  heartbeat(options?: Ask): Promise<Record<string, boolean>>
  object<T extends KintoObject = KintoObject>(
    uri: string,
    options?: Ask & { fields?: string[]; ifNoneMatch?: undefined },
  ): Promise<ObjectBody<T>>
  object<T extends KintoObject = KintoObject>(
    uri: string,
    options: Ask & { fields?: string[]; ifNoneMatch: number | undefined },
  ): Promise<ObjectAnswer<T>>
  list<T extends JsonObject = KintoObject>(listUri: string, query?: ListQuery, options?: Ask): Promise<Page<T>>
  /** Undefined when nothing in the list was written since `timestamp`, which a page of it named. */
  listIfChanged<T extends JsonObject = KintoObject>(
    listUri: string,
    query: ListQuery,
    timestamp: number,
    options?: Ask,
  ): Promise<Page<T> | undefined>
  /** `next` of an earlier page. */
  page<T extends JsonObject = KintoObject>(next: string, options?: Ask): Promise<Page<T>>
  /** By HEAD, without tombstones. History has no total: `not-kinto`. */
  total(listUri: string, query?: ListQuery, options?: Ask): Promise<number>
  /** Under a chosen id; 412 with `existing` when it is in use. */
  create<T extends KintoObject = KintoObject>(uri: string, body: NewBody, options?: Ask): Promise<ObjectBody<T>>
  /** Under `data.id`, or one that the server chooses; 412 with `existing` when it is in use. */
  add<T extends KintoObject = KintoObject>(listUri: string, body: NewBody, options?: Ask): Promise<ObjectBody<T>>
  /** The whole data, never the permissions; 412 with `existing` when it is not the one of `lastModified` any more. */
  replace<T extends KintoObject = KintoObject>(
    uri: string,
    data: JsonObject,
    lastModified: number,
    options?: Ask,
  ): Promise<ObjectBody<T>>
  /** First-level keys of the data, whole permissions by name. Cannot remove a key: `null` is stored. */
  patch<T extends KintoObject = KintoObject>(
    uri: string,
    body: PatchBody,
    lastModified: number,
    options?: Ask,
  ): Promise<ObjectBody<T>>
  /** Without `lastModified` whatever is there is deleted. */
  remove(uri: string, lastModified: number | undefined, options?: Ask): Promise<Tombstone>
  /** See batch.ts. Refusals are results here, not errors. */
  batch(items: BatchItem[], options: BatchAsk): Promise<BatchResult[]>
}
