import { expires } from '../http/expires'
import type { Exchange } from '../exchange'
import type { Reply } from '../http/reply'
import { own } from '../json/ownKeys'
import type { Target } from './target'

/** `Cache-Control` and `Expires` of answers to GET; only anonymous readers may keep any. */
export function cacheHeaders(exchange: Exchange, { kind, parent }: Target): Reply['headers'] {
  const seconds = exchange.caller.userId === undefined ? lifetime(exchange, kind.name, parent) : undefined
  return seconds === undefined ? [['Cache-Control', 'no-cache, no-store']] : expires(exchange.engine.clock(), seconds)
}

function lifetime({ engine }: Exchange, name: Target['kind']['name'], parent: Target['parent']): number | undefined {
  const fromSettings = engine.settings[`${name}CacheExpiresSeconds`]
  if (name !== 'record') return fromSettings || undefined
  const fromCollection = parent && own(parent.data, 'cache_expires')
  if (typeof fromCollection !== 'number') return fromSettings
  return Math.max(fromSettings || -1, fromCollection)
}
