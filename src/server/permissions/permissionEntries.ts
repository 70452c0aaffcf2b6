import type { JsonObject } from '~/protocol/json'
import type { Exchange } from '../exchange'
import type { ResourceName } from '../settings'
import type { Entry } from '../storage/storage'
import { INHERITANCE } from './inheritance'

const ADDRESSES: readonly [name: ResourceName, pattern: RegExp, ids: readonly string[]][] = [
  ['bucket', /^\/buckets\/([^/]+)$/, ['bucket_id']],
  ['group', /^\/buckets\/([^/]+)\/groups\/([^/]+)$/, ['bucket_id', 'group_id']],
  ['collection', /^\/buckets\/([^/]+)\/collections\/([^/]+)$/, ['bucket_id', 'collection_id']],
  [
    'record',
    /^\/buckets\/([^/]+)\/collections\/([^/]+)\/records\/([^/]+)$/,
    ['bucket_id', 'collection_id', 'record_id'],
  ],
  ['account', /^\/accounts\/([^/]+)$/, ['account_id']],
]

/** What the caller holds on each object, by the object's own list or by the settings: kinto.views.permissions. */
export function permissionEntries(exchange: Exchange): JsonObject[] {
  const principals = new Set(exchange.caller.principals)
  const names = (list: readonly string[]): boolean => list.some(principal => principals.has(principal))
  const held = heldBySettings(exchange, names)
  for (const entry of everyEntry(exchange)) {
    const granted = Object.entries(entry.permissions).flatMap(([name, list]) => (names(list) ? [name] : []))
    if (granted.length > 0) held.set(entry.uri, [...(held.get(entry.uri) ?? []), ...granted])
  }
  return [...held].map(([uri, permissions]) => describe(uri, permissions)).filter(entry => entry !== undefined)
}

function* everyEntry({ view }: Exchange): Generator<Entry> {
  for (const listUri of view.listsBelow('')) yield* view.list(listUri).newestFirst()
}

/** Only buckets, collections and groups are looked up for rights that the settings give. */
function heldBySettings(
  { engine, view }: Exchange,
  names: (list: readonly string[]) => boolean,
): Map<string, string[]> {
  const { settings } = engine
  const held = new Map<string, string[]>()
  const hold = (uri: string, permissions: readonly (string | false)[]): void => {
    const given = permissions.filter(one => one !== false)
    if (given.length > 0) held.set(uri, given)
  }
  hold('/', [
    names(settings.bucketCreatePrincipals) && 'bucket:create',
    settings.policies.includes('account') && names(settings.accountCreatePrincipals) && 'account:create',
  ])
  const onBuckets = [
    names(settings.bucketReadPrincipals) && 'read',
    names(settings.bucketWritePrincipals) && 'write',
    names(settings.collectionCreatePrincipals) && 'collection:create',
    names(settings.groupCreatePrincipals) && 'group:create',
  ]
  const onCollections = [
    names(settings.collectionReadPrincipals) && 'read',
    names(settings.collectionWritePrincipals) && 'write',
    names(settings.recordCreatePrincipals) && 'record:create',
  ]
  const onGroups = [names(settings.groupReadPrincipals) && 'read', names(settings.groupWritePrincipals) && 'write']
  if (![...onBuckets, ...onCollections, ...onGroups].some(Boolean)) return held
  const live = (listUri: string): string[] =>
    [...view.list(listUri).newestFirst()].filter(({ isTombstone }) => !isTombstone).map(({ uri }) => uri)
  for (const bucket of live('/buckets')) {
    hold(bucket, onBuckets)
    for (const collection of live(`${bucket}/collections`)) hold(collection, onCollections)
    for (const group of live(`${bucket}/groups`)) hold(group, onGroups)
  }
  return held
}

function describe(uri: string, permissions: readonly string[]): JsonObject | undefined {
  if (uri === '/') return { uri, resource_name: 'root', permissions: [...permissions] }
  for (const [name, pattern, idNames] of ADDRESSES) {
    const ids = pattern.exec(uri)?.slice(1)
    if (!ids) continue
    const named = Object.fromEntries(idNames.map((idName, at) => [idName, ids[at] ?? '']))
    return { uri, resource_name: name, permissions: expanded(name, permissions), ...named, id: ids.at(-1) ?? '' }
  }
  return undefined
}

/** With what each permission gives on the same object: `write` gives `read`. */
function expanded(name: ResourceName, permissions: readonly string[]): string[] {
  const given = Object.entries(INHERITANCE[name] ?? {}).filter(([, from]) =>
    from[name]?.some(permission => permissions.includes(permission)),
  )
  return [...new Set([...permissions, ...given.map(([permission]) => permission)])]
}
