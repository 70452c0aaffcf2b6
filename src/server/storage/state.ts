import { FieldIndexes } from './fieldIndexes'
import { HistoryIndex } from './historyIndex'
import { Members } from './members'
import { SortedEntries } from './sortedEntries'
import type { Draft, Entry, EntryList } from './storage'
import { parentUri, UriTree } from './uriTree'

/** What one write did, with what stood there before. Read backwards it is the undo log, forwards what must be saved. */
export type Change =
  | { readonly kind: 'entry'; readonly uri: string; readonly before: Entry | undefined }
  | { readonly kind: 'clock'; readonly listUri: string; readonly before: number | undefined }
  | { readonly kind: 'list'; readonly listUri: string; readonly before: List | undefined }
  | { readonly kind: 'flush'; readonly before: Tables }

class List {
  readonly byId = new Map<string, Entry>()
  readonly sorted = new SortedEntries()
  readonly byField = new FieldIndexes()
  liveCount = 0
  timestamp: number | undefined
  /** Only of a history. */
  readonly history: HistoryIndex | undefined

  constructor(listUri: string) {
    this.history = HISTORY.test(listUri) ? new HistoryIndex() : undefined
  }
}

const HISTORY = /^\/buckets\/[^/]+\/history$/

class Tables {
  readonly lists = new Map<string, List>()
  readonly tree = new UriTree()
  readonly members = new Members()
}

/** All objects in memory, with the structures that make reading them cheap, and a log that can take a write back. */
export class State implements Draft {
  #tables = new Tables()
  #changes: Change[] = []

  get(uri: string): Entry | undefined {
    return this.#tables.lists.get(parentUri(uri))?.byId.get(idFrom(uri))
  }

  list(listUri: string): EntryList {
    // Looked up on every use, so that a list which a draft erases or begins later is seen as it is then.
    const list = () => this.#tables.lists.get(listUri)
    return {
      get size() {
        return list()?.byId.size ?? 0
      },
      get liveCount() {
        return list()?.liveCount ?? 0
      },
      get: id => list()?.byId.get(id),
      newestFirst: notAfter => list()?.sorted.newestFirst(notAfter) ?? [],
      oldestFirst: notBefore => list()?.sorted.oldestFirst(notBefore) ?? [],
      by(field) {
        const found = list()
        return found?.byField.by(field, found.byId)
      },
    }
  }

  historyOf(listUri: string, uri: string): Iterable<Entry> {
    return this.#tables.lists.get(listUri)?.history?.newestFirst(uri) ?? []
  }

  countHistory(listUri: string, resourceName: string, userId?: string): number {
    return this.#tables.lists.get(listUri)?.history?.count(resourceName, userId) ?? 0
  }

  timestamp(listUri: string): number | undefined {
    return this.#tables.lists.get(listUri)?.timestamp
  }

  groupsOf(principal: string): string[] {
    return this.#tables.members.groupsOf(principal)
  }

  listsBelow(uri: string): string[] {
    return this.#tables.tree.below(uri).filter(listUri => {
      const list = this.#tables.lists.get(listUri)
      return list !== undefined && (list.byId.size > 0 || list.timestamp !== undefined)
    })
  }

  put(entry: Entry): void {
    this.#changes.push({ kind: 'entry', uri: entry.uri, before: this.#replace(entry.uri, entry) })
  }

  erase(uri: string): void {
    const before = this.get(uri)
    if (before === undefined) return
    this.#replace(uri, undefined)
    this.#changes.push({ kind: 'entry', uri, before })
  }

  setTimestamp(listUri: string, timestamp: number): void {
    const list = this.#listAt(listUri)
    this.#changes.push({ kind: 'clock', listUri, before: list.timestamp })
    list.timestamp = timestamp
  }

  eraseList(listUri: string): void {
    const before = this.#tables.lists.get(listUri)
    if (before === undefined) return
    this.#setList(listUri, undefined)
    this.#changes.push({ kind: 'list', listUri, before })
  }

  flush(): void {
    this.#changes.push({ kind: 'flush', before: this.#tables })
    this.#tables = new Tables()
  }

  /** What was done since the last `keep` or `undo`, oldest first. */
  get changes(): readonly Change[] {
    return this.#changes
  }

  /** Makes what was done final. */
  keep(): void {
    this.#changes = []
  }

  /** Takes back all but the first `count` changes. */
  undo(count = 0): void {
    for (const change of this.#changes.splice(count).reverse()) this.#takeBack(change)
  }

  #takeBack(change: Change): void {
    if (change.kind === 'entry') this.#replace(change.uri, change.before)
    else if (change.kind === 'clock') this.#listAt(change.listUri).timestamp = change.before
    else if (change.kind === 'list') this.#setList(change.listUri, change.before)
    else this.#tables = change.before
  }

  #replace(uri: string, entry: Entry | undefined): Entry | undefined {
    const list = this.#listAt(parentUri(uri))
    const id = idFrom(uri)
    const before = list.byId.get(id)
    if (before) {
      if (!before.isTombstone) list.liveCount -= 1
      list.sorted.remove(before)
      list.byField.remove(before)
      list.history?.remove(before)
      this.#tables.members.remove(before)
    }
    if (entry) {
      if (!entry.isTombstone) list.liveCount += 1
      list.byId.set(id, entry)
      list.sorted.add(entry)
      list.byField.add(entry)
      list.history?.add(entry)
      this.#tables.members.add(entry)
    } else list.byId.delete(id)
    return before
  }

  #setList(listUri: string, list: List | undefined): void {
    const { lists, members, tree } = this.#tables
    const holdsGroups = listUri.endsWith('/groups')
    if (holdsGroups) for (const entry of lists.get(listUri)?.byId.values() ?? []) members.remove(entry)
    if (holdsGroups) for (const entry of list?.byId.values() ?? []) members.add(entry)
    if (list) {
      lists.set(listUri, list)
      tree.add(listUri)
    } else {
      lists.delete(listUri)
      tree.delete(listUri)
    }
  }

  #listAt(listUri: string): List {
    const known = this.#tables.lists.get(listUri)
    if (known) return known
    const list = new List(listUri)
    this.#setList(listUri, list)
    return list
  }
}

/** The id at the end of a URI, as `data.id` holds it. */
export function idFrom(uri: string): string {
  const id = uri.slice(uri.lastIndexOf('/') + 1)
  return id.includes('%') ? decodeURIComponent(id) : id
}
