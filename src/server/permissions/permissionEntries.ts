import type { JsonObject } from '~/protocol/json'
import type { Exchange } from '../exchange'
import type { ResourceName } from '../settings'
import { INHERITANCE } from './inheritance'

/** The lists that can hold objects, and what the ids in an object's address are called. */
const LISTS: readonly [name: ResourceName, listUri: RegExp, parentIds: readonly string[]][] = [
  ['bucket', /^\/buckets$/, []],
  ['group', /^\/buckets\/([^/]+)\/groups$/, ['bucket_id']],
  ['collection', /^\/buckets\/([^/]+)\/collections$/, ['bucket_id']],
  ['record', /^\/buckets\/([^/]+)\/collections\/([^/]+)\/records$/, ['bucket_id', 'collection_id']],
  ['account', /^\/accounts$/, []],
]

type Names = (principals: readonly string[]) => boolean

/** What the caller holds on each object, by the object's own list or by the settings: kinto.views.permissions. */
export function permissionEntries(exchange: Exchange): JsonObject[] {
  const principals = new Set(exchange.caller.principals)
  const names: Names = list => list.some(principal => principals.has(principal))
  const root = heldAtRoot(exchange, names)
  const entries: JsonObject[] = root.length > 0 ? [{ uri: '/', resource_name: 'root', permissions: root }] : []
  for (const listUri of exchange.view.listsBelow('')) {
    for (const [name, pattern, parentIds] of LISTS) {
      const ids = pattern.exec(listUri)?.slice(1)
      if (!ids) continue
      const parents = Object.fromEntries(parentIds.map((parentId, at) => [parentId, ids[at] ?? '']))
      addEntries(
        exchange,
        { name, listUri, parents, bySettings: heldBySettings(exchange, name, names) },
        names,
        entries,
      )
    }
  }
  return entries
}

type List = {
  readonly name: ResourceName
  readonly listUri: string
  readonly parents: JsonObject
  readonly bySettings: readonly string[]
}

function addEntries(
  { view }: Exchange,
  { name, listUri, parents, bySettings }: List,
  names: Names,
  entries: JsonObject[],
): void {
  const known = new Map<string, string[]>()
  for (const { uri, data, permissions, isTombstone } of view.list(listUri).newestFirst()) {
    if (isTombstone) continue
    const held = bySettings.length > 0 ? [...bySettings] : []
    for (const permission of Object.keys(permissions)) if (names(permissions[permission] ?? [])) held.push(permission)
    if (held.length === 0) continue
    const key = held.join()
    const all = known.get(key) ?? expanded(name, held)
    known.set(key, all)
    entries.push({ uri, resource_name: name, permissions: all, ...parents, [`${name}_id`]: data.id, id: data.id })
  }
}

function heldAtRoot({ engine: { settings } }: Exchange, names: Names): string[] {
  const withAccounts = settings.policies.includes('account')
  return [
    ...(names(settings.bucketCreatePrincipals) ? ['bucket:create'] : []),
    ...(withAccounts && names(settings.accountCreatePrincipals) ? ['account:create'] : []),
  ]
}

const CHILDREN: Partial<Record<ResourceName, readonly ResourceName[]>> = {
  bucket: ['collection', 'group'],
  collection: ['record'],
  group: [],
}

/** Only buckets, collections and groups are looked up for rights that the settings give. */
function heldBySettings({ engine: { settings } }: Exchange, name: ResourceName, names: Names): string[] {
  const children = CHILDREN[name]
  if (!children) return []
  return [
    ...(names(settings[`${name}ReadPrincipals`]) ? ['read'] : []),
    ...(names(settings[`${name}WritePrincipals`]) ? ['write'] : []),
    ...children.filter(child => names(settings[`${child}CreatePrincipals`])).map(child => `${child}:create`),
  ]
}

/** With what each permission gives on the same object: `write` gives `read`. */
function expanded(name: ResourceName, permissions: readonly string[]): string[] {
  const given = Object.entries(INHERITANCE[name] ?? {}).filter(([, from]) =>
    from[name]?.some(permission => permissions.includes(permission)),
  )
  return [...new Set([...permissions, ...given.map(([permission]) => permission)])]
}
