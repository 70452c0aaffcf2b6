import { unwrap } from 'idb'
import { keyOf } from './database'
import type { EntryRow, Transaction } from './database'
import type { State } from './state'

type Touched = { isFlushed: boolean; lists: Set<string>; clocks: Set<string>; wasThere: Map<string, boolean> }

/** Puts the changes of one write into the transaction as write number `seq`. How it ends, the transaction tells. */
export function saveChanges(tx: Transaction<'readwrite'>, state: State, seq: number, floor: number): void {
  const touched = whatChanged(state)
  // Plain stores: nobody waits for single requests, and a promise for each would cost more than the request.
  const entries = unwrap(tx.objectStore('entries'))
  const clocks = unwrap(tx.objectStore('clocks'))
  const erasedLists = unwrap(tx.objectStore('erasedLists'))
  const meta = unwrap(tx.objectStore('meta'))
  if (touched.isFlushed) for (const store of [entries, clocks, erasedLists]) store.clear()
  for (const list of touched.lists) {
    // An array sorts after every string, so this is all ids of the list.
    entries.delete(IDBKeyRange.bound([list], [list, []]))
    clocks.delete(list)
    erasedLists.put({ list, seq })
  }
  for (const list of touched.clocks) {
    const timestamp = state.timestamp(list)
    if (timestamp !== undefined) clocks.put({ list, seq, timestamp })
  }
  for (const [uri, wasThere] of touched.wasThere) {
    const entry = state.get(uri)
    const key = keyOf(uri)
    const row: EntryRow = entry ? { seq, json: JSON.stringify(entry) } : { seq, erased: uri }
    const isGoneAlready = touched.isFlushed || touched.lists.has(key[0])
    if (entry || (wasThere && !isGoneAlready)) entries.put(row, key)
  }
  // After a flush nothing older than it can be found: other tabs begin again.
  meta.put({ seq, floor: touched.isFlushed ? seq : floor }, 'state')
}

function whatChanged(state: State): Touched {
  const touched: Touched = { isFlushed: false, lists: new Set(), clocks: new Set(), wasThere: new Map() }
  for (const change of state.changes) {
    if (change.kind === 'clock') touched.clocks.add(change.listUri)
    else if (change.kind === 'list') touched.lists.add(change.listUri)
    else if (change.kind === 'flush') touched.isFlushed = true
    // Only the first change of an entry knows what the database holds.
    else if (!touched.wasThere.has(change.uri)) touched.wasThere.set(change.uri, change.before !== undefined)
  }
  return touched
}
