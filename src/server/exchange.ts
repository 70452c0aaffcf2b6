import type { Caller } from './auth/caller'
import type { Passwords } from './auth/passwords'
import type { HistoryDates } from './history/historyDates'
import type { Incoming } from './http/incoming'
import type { Routes } from './findEndpoint'
import type { ServerSettings } from './settings'
import type { Draft, Entry, Storage, View } from './storage/storage'
import type { PageNonces } from './resources/pageNonces'

export type ServerDeps = {
  storage: Storage
  /** Milliseconds since 1970. */
  clock: () => number
  /** A new UUID, version 4. */
  newId: () => string
  settings?: Partial<ServerSettings>
  /** Told of each mistake of the engine's own, which callers see as a 500. */
  onError?: (error: unknown) => void
}

export type Engine = Required<Omit<ServerDeps, 'settings'>> & {
  readonly routes: Routes
  readonly settings: ServerSettings
  readonly passwords: Passwords
  readonly pageNonces: PageNonces
  readonly historyDates: HistoryDates
}

/** What happened to one object. `before` and `after` are tombstones or absent where there was no object. */
export type Change = {
  readonly uri: string
  readonly action: 'create' | 'update' | 'delete'
  readonly before: Entry | undefined
  readonly after: Entry
  readonly userId: string | undefined
  /** Whether the request's address was the object's own, or one below it; else it was that of a list. */
  readonly isAddressed: boolean
}

/** One piece of work on the storage: a request, or a batch with all its items. */
export type Session = {
  readonly engine: Engine
  readonly view: View
  /** Only in a write. */
  readonly draft: Draft | undefined
  /** Hashes of the passwords that the request wants to store, made beforehand. */
  readonly hashes: Map<string, string>
  /** What was written, in order. */
  readonly changes: Change[]
  /** Own buckets and their collections that were looked for: they are made once in a batch. */
  readonly ownUris: Set<string>
}

/** A request in the middle of being answered. */
export type Exchange = Session & { readonly incoming: Incoming; readonly caller: Caller }

/** A read found out that it has to write: it is done again as a write. */
export class NeedsWrite extends Error {
  override name = 'NeedsWrite'
}

export function draftOf({ draft }: Session): Draft {
  if (!draft) throw new NeedsWrite()
  return draft
}
