import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { jsonOf, type Incoming } from '../http/incoming'
import { own } from '../json/ownKeys'

type Sent = Pick<Incoming, 'body' | 'headers'>

/**
 * What Kinto makes of a body on its way to somebody's own bucket: an id in it is made to name the bucket, and an empty
 * body becomes an object without fields. What it has touched is plain JSON from then on, whatever it was called.
 */
export function ownBucketBody({ body, headers }: Sent, bucketId: string): Sent {
  if (body.state === 'none') return plain({ data: {} }, headers)
  const value = jsonOf(body)
  const renamed = value === undefined ? undefined : withBucketId(value, bucketId)
  return renamed ? plain(renamed, headers) : { body, headers }
}

function plain(value: JsonObject, headers: Incoming['headers']): Sent {
  return {
    body: { state: 'json', value },
    headers: new Map([...headers, ['content-type', 'application/json; charset=utf-8']]),
  }
}

function withBucketId(value: Json, bucketId: string): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined
  const data = own(value, 'data')
  if (data === undefined || !isJsonObject(data)) return undefined
  const id = own(data, 'id')
  return typeof id === 'string' ? { ...value, data: { ...data, id: id.replaceAll('default', bucketId) } } : undefined
}
