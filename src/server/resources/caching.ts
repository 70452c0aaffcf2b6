import { expires } from '../http/expires'
import type { Exchange } from '../exchange'
import type { Reply } from '../http/reply'
import { own } from '../json/ownKeys'
import type { ServerSettings } from '../settings'
import type { Target } from './target'

/** `Cache-Control` and `Expires` of answers to GET; only anonymous readers may keep any. */
export function cacheHeaders(exchange: Exchange, { kind, parent }: Target): Reply['headers'] {
  const seconds = exchange.caller.userId === undefined ? lifetime(exchange, kind.name, parent) : undefined
  return seconds === undefined ? [['Cache-Control', 'no-cache, no-store']] : expires(exchange.engine.clock(), seconds)
}

function lifetime({ engine }: Exchange, name: Target['kind']['name'], parent: Target['parent']): number | undefined {
  const { settings } = engine
  if (name !== 'record') return settings[`${name}CacheExpiresSeconds`] || undefined
  const fromSettings = ofCollection(settings, parent?.uri ?? '')
  const fromCollection = parent && own(parent.data, 'cache_expires')
  if (typeof fromCollection !== 'number') return fromSettings
  return Math.max(fromSettings || -1, fromCollection)
}

/** kinto.views.records.Record._add_cache_header, the older names last. */
function ofCollection({ recordCaches, recordCacheExpiresSeconds }: ServerSettings, uri: string): number | undefined {
  const [, , bucket, , collection] = uri.split('/')
  return (
    recordCaches[`${bucket}.${collection}.`] ??
    recordCaches[`${bucket}.`] ??
    recordCacheExpiresSeconds ??
    recordCaches[`${bucket}_${collection}_`] ??
    recordCaches[`${bucket}_`]
  )
}
