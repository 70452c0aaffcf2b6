import type { ResourceName } from '../settings'

/** A permission on one object that gives the right in question. */
export type Grant = readonly [uri: string, permission: string]

type Tree = Partial<Record<ResourceName, Record<string, Partial<Record<ResourceName, readonly string[]>>>>>

const READ = ['write', 'read'] as const
const WRITE = ['write'] as const

/**
 * Which permission on which object gives a permission: kinto.authorization.PERMISSIONS_INHERITANCE_TREE.
 * `read:attributes` stands for reading the object itself, where that takes less than reading what is in it.
 */
export const INHERITANCE: Tree = {
  bucket: {
    write: { bucket: WRITE },
    read: { bucket: READ },
    'read:attributes': { bucket: [...READ, 'collection:create', 'group:create'] },
    'group:create': { bucket: ['write', 'group:create'] },
    'collection:create': { bucket: ['write', 'collection:create'] },
  },
  group: {
    write: { bucket: WRITE, group: WRITE },
    read: { bucket: READ, group: READ },
  },
  collection: {
    write: { bucket: WRITE, collection: WRITE },
    read: { bucket: READ, collection: READ },
    'read:attributes': { bucket: READ, collection: [...READ, 'record:create'] },
    'record:create': { bucket: WRITE, collection: ['write', 'record:create'] },
  },
  record: {
    write: { bucket: WRITE, collection: WRITE, record: WRITE },
    read: { bucket: READ, collection: READ, record: READ },
  },
  account: {
    write: { account: WRITE },
    read: { account: READ },
  },
  history: {
    write: { bucket: WRITE, history: WRITE },
    read: { bucket: READ, history: READ },
  },
}

const NAMES: Readonly<Record<string, ResourceName>> = {
  buckets: 'bucket',
  groups: 'group',
  collections: 'collection',
  records: 'record',
  accounts: 'account',
  history: 'history',
}

/**
 * The grants that would each be enough for a permission on an object. For the URI of a list it is the permission on the
 * list's parent; lists at the root have none, since nothing stands above them.
 */
export function grantsFor(uri: string, permission: string): Grant[] {
  const parts = uri.split('/')
  const isList = parts.length % 2 === 0
  const objectParts = isList ? parts.slice(0, -1) : parts
  const kind = NAMES[objectParts.at(-2) ?? '']
  const tree = kind && INHERITANCE[kind]
  if (!tree) return []
  const granting = (isList ? undefined : tree[`${permission}:attributes`]) ?? tree[permission] ?? {}
  const grants: Grant[] = []
  for (let length = objectParts.length; length > 2; length -= 2) {
    const name = NAMES[objectParts[length - 2] ?? '']
    const at = objectParts.slice(0, length).join('/')
    for (const granted of (name && granting[name]) ?? []) grants.push([at, granted])
  }
  return grants
}
