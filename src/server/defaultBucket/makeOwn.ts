import type { Exchange } from '../exchange'
import { invalidOne } from '../http/httpError'
import { KINDS } from '../resources/kinds'
import { uriIn, type Target } from '../resources/target'
import { putObject } from '../resources/writes'

type Wanted = { readonly kind: 'bucket' | 'collection'; readonly listUri: string; readonly id: string }

/**
 * Makes the caller's own bucket, and the collection that the address names, where they are not there yet. `rest` is what
 * stands behind `/buckets/default`. A PUT that makes one of them itself is left to do so. It is known by the end of its
 * address, so that `PUT …/collections/a/records/a` finds no collection: kinto.plugins.default_bucket.
 */
export function makeOwn(exchange: Exchange, bucketId: string, rest: string): void {
  const isPut = exchange.incoming.method === 'PUT'
  if (!isPut || rest !== '') makeOnce(exchange, { kind: 'bucket', listUri: '/buckets', id: bucketId })
  const [, list, id = ''] = rest.split('/')
  if (list !== 'collections' || id === '' || (isPut && rest.endsWith(id))) return
  if (!KINDS.collection.idPattern.test(id)) throw invalidOne('path', null, 'Invalid collection id')
  makeOnce(exchange, { kind: 'collection', listUri: `/buckets/${bucketId}/collections`, id })
}

/** In a batch each is looked for once, even if it is deleted afterwards. */
function makeOnce(exchange: Exchange, { kind, listUri, id }: Wanted): void {
  const uri = uriIn({ listUri }, id)
  if (exchange.ownUris.has(uri)) return
  const known = exchange.view.get(uri)
  if (!known || known.isTombstone) {
    const target: Target = {
      kind: KINDS[kind],
      listUri,
      clockUri: listUri,
      id,
      existing: undefined,
      // The caller has signed in, or would not have come so far.
      author: exchange.caller.userId ?? '',
      sees: () => true,
      parent: undefined,
    }
    putObject(exchange, target, { id, data: {}, timestamp: undefined, permissions: {} })
  }
  exchange.ownUris.add(uri)
}
