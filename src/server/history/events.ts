import { kindOf, parentOf, refOf, uriOf } from '~/protocol/ref'
import type { Kind } from '~/protocol/objects'
import type { Change } from '../exchange'

/**
 * Changes of one kind of object below one parent, by one action, in the order in which they were made. Kinto tells its
 * listeners of them together when a request or a batch is done: kinto.core.events.EventCollector.
 */
export type ChangeEvent = {
  readonly kind: Kind
  /** Empty for buckets. */
  readonly parentUri: string
  /** The first of them, whose user and address stand for all. */
  readonly first: Change
  readonly changes: readonly Change[]
}

/** Gathers changes to events, in the order of the first change of each. Accounts and histories have none. */
export function eventsOf(changes: readonly Change[]): ChangeEvent[] {
  const events = new Map<string, ChangeEvent & { readonly changes: Change[] }>()
  for (const change of changes) {
    const ref = refOf(change.uri)
    if (!ref) continue
    const kind = kindOf(ref)
    const parent = parentOf(ref)
    const parentUri = parent ? uriOf(parent) : ''
    const key = `${change.action} ${kind} ${parentUri}`
    const known = events.get(key)
    if (known) known.changes.push(change)
    else events.set(key, { kind, parentUri, first: change, changes: [change] })
  }
  return [...events.values()]
}
