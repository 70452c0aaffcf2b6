import type { JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { Exchange } from '../exchange'
import { detail, parentNotFound, type Detail } from '../http/httpError'
import { jsonReply, type Reply } from '../http/reply'
import { own, valueAt } from '../json/ownKeys'
import { pythonRepr } from '../json/pythonText'
import { isGrantedBy, refusal } from '../permissions/authorize'
import { readRequestOf } from '../resources/endpoint'
import { KINDS } from '../resources/kinds'
import type { PathIds } from '../resources/target'
import { isPythonFalse, readInteger } from '../resources/validate'
import type { Entry } from '../storage/storage'
import { historyUri } from './writeHistory'

/** The records of a collection as they were at a time: kinto.plugins.history.views.get_snapshot. */
export function answerSnapshot(exchange: Exchange, ids: PathIds): Reply {
  const { bucket_id: bid = '', collection_id: cid = '', timestamp: sent = '' } = ids
  const time = readRequestOf(exchange, false, mistakes => readTime(sent, mistakes))
  if (!KINDS.bucket.idPattern.test(bid)) throw parentNotFound('bucket', bid)
  if (!KINDS.collection.idPattern.test(cid)) throw parentNotFound('collection', cid)
  const bucketUri = `/buckets/${bid}`
  const collectionUri = `${bucketUri}/collections/${cid}`
  const principals = new Set(exchange.caller.principals)
  const mayRead = (uri: string): boolean => isGrantedBy(exchange.view.get(uri), ['read', 'write'], principals)
  if (!mayRead(bucketUri) && !mayRead(collectionUri)) throw refusal(exchange)
  const records = recordsAt(exchange, { bucketUri, collectionUri }, time)
  return jsonReply({ data: records.toSorted((a, b) => timeOf(b) - timeOf(a)) })
}

/** Mistakes are thrown by the caller, so that what is returned beside one does not matter. */
function readTime(sent: string, mistakes: Detail[]): number {
  const time = readInteger(sent, { location: 'path', path: '', mistakes: [] }) ?? -1
  if (time < 0) mistakes.push(detail('path', 'timestamp', `Invalid timestamp ${pythonRepr(sent)}`))
  return time
}

const timeOf = (data: JsonObject): number => Number(own(data, 'last_modified'))

type Uris = { readonly bucketUri: string; readonly collectionUri: string }

function recordsAt({ view, engine }: Exchange, { bucketUri, collectionUri }: Uris, time: number): JsonObject[] {
  const records: JsonObject[] = []
  const list = view.list(`${collectionUri}/records`)
  // Kinto does not page here, and stops without a word. PostgreSQL finds last what was written last.
  let tooMany = list.size - engine.settings.maxFetchSize
  for (const entry of list.newestFirst()) {
    if (tooMany-- > 0) continue
    if (entry.data.last_modified <= time) {
      // A record may have a field of this name itself, and Kinto takes it for a tombstone then.
      if (isPythonFalse(own(entry.data, 'deleted') ?? null)) records.push(entry.data)
      continue
    }
    const earlier = stateAt(view.historyOf(historyUri(bucketUri), entry.uri), time)
    if (earlier) records.push(earlier)
  }
  return records
}

/** What the newest entry until then tells, which may be a tombstone of a record that was made again afterwards. */
function stateAt(entries: Iterable<Entry>, time: number): JsonObject | undefined {
  for (const { data } of entries) {
    const state = valueAt(data, ['target', 'data'])
    if (state !== undefined && isJsonObject(state) && timeOf(state) <= time) return state
  }
  return undefined
}
