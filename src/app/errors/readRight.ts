import type { Kind } from '~/protocol/objects'
import { idOf, kindOf, parentOf, refOf, type Ref } from '~/protocol/ref'

export type Holder = { kind: Kind; id: string }

/**
 * The objects of which one is enough to hold `read` for what was refused, nearest first; `write` includes it.
 * https://docs.kinto-storage.org/en/stable/api/1.x/permissions.html, tried in kinto-protocol 8.2.
 * Undefined for an address outside the tree.
 */
export function readRight(url: string, server: string): Holder[] | undefined {
  if (!url.startsWith(`${server}/`)) return undefined
  const uri = url.slice(server.length).replace(/[?#].*$/, '')
  // To list is to read the object that holds the list.
  const ref = refOf(uri) ?? refOf(uri.replace(/\/(?:collections|groups|records)$/, ''))
  return ref && holders(ref)
}

function holders(ref: Ref): Holder[] {
  const parent = parentOf(ref)
  return [{ kind: kindOf(ref), id: idOf(ref) }, ...(parent ? holders(parent) : [])]
}
