import type { Exchange } from '../exchange'
import { jsonReply, type Reply } from '../http/reply'

/** In Kinto's order; a list is called after what it holds. */
const KINDS: readonly [name: string, list: string][] = [
  ['account', 'accounts'],
  ['bucket', 'buckets'],
  ['group', 'groups'],
  ['collection', 'collections'],
  ['record', 'records'],
  ['history', 'history'],
]

/** GET /__counters__, open to everybody: kinto.plugins.counters. What there is none of is left out. */
export function answerCounters({ view }: Exchange): Reply {
  const objects: Record<string, number> = {}
  const tombstones: Record<string, number> = {}
  const uris = view.listsBelow('')
  for (const [name, list] of KINDS) {
    for (const uri of uris.filter(each => each.endsWith(`/${list}`))) {
      for (const { isTombstone } of view.list(uri).newestFirst()) {
        const counts = isTombstone ? tombstones : objects
        counts[name] = (counts[name] ?? 0) + 1
      }
    }
  }
  return jsonReply({ objects, tombstones })
}
