import type { Exchange } from '../exchange'
import { KINDS } from '../resources/kinds'
import { uriIn, type Target } from '../resources/target'
import { putObject } from '../resources/writes'

type Wanted = { readonly kind: 'bucket' | 'collection'; readonly listUri: string; readonly id: string }

/**
 * The collection that a request wants to find, `rest` being what stands behind `/buckets/default`. A PUT that makes it
 * itself is left to do so. Kinto knows such a PUT by the end of its address, so that `PUT …/collections/a/records/a`
 * finds no collection: kinto.plugins.default_bucket.create_collection.
 */
export function collectionWanted(method: string, rest: string): string | undefined {
  const [, list, id = ''] = rest.split('/')
  return list !== 'collections' || id === '' || (method === 'PUT' && rest.endsWith(id)) ? undefined : id
}

/** Makes the caller's own bucket and a collection in it, where they are not there yet. */
export function makeOwn(exchange: Exchange, bucketId: string, collectionId: string | undefined): void {
  const { method, path } = exchange.incoming
  const bucketUri = uriIn({ listUri: '/buckets' }, bucketId)
  if (method !== 'PUT' || path !== `/v1${bucketUri}`) {
    makeOnce(exchange, { kind: 'bucket', listUri: '/buckets', id: bucketId })
  }
  if (collectionId === undefined) return
  makeOnce(exchange, { kind: 'collection', listUri: `${bucketUri}/collections`, id: collectionId })
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
