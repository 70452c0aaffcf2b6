import { EVERYONE } from '../auth/caller'
import type { Exchange } from '../exchange'
import { cannotReadAccounts, invalidObjectId, invalidOne, parentNotFound } from '../http/httpError'
import { jsonOf } from '../http/incoming'
import { own } from '../json/ownKeys'
import { isJsonObject, type Json } from '~/protocol/json'
import type { ResourceName } from '../settings'
import type { Entry } from '../storage/storage'
import { KINDS, type ResourceKind } from './kinds'

/** The ids in the address of a request, by Kinto's names: `bucket_id`, `collection_id` and `id`. */
export type PathIds = Readonly<Record<string, string>>

/** The list, and maybe the object in it, that a request is about. */
export type Target = {
  readonly kind: ResourceKind
  readonly listUri: string
  readonly clockUri: string
  /** The object's, from the address or, on POST, from the body. */
  readonly id: string | undefined
  readonly existing: Entry | undefined
  /** The principal that is added to `write`. */
  readonly author: string
  /** Whether an id of the list exists for this caller: users see their own account only. */
  readonly sees: (id: string) => boolean
  readonly parent: Entry | undefined
}

export const uriIn = ({ listUri }: Pick<Target, 'listUri'>, id: string): string => `${listUri}/${id}`

/** Finds what a request is about; throws where a parent is malformed or absent. */
export function findTarget(exchange: Exchange, name: ResourceName, listUri: string, ids: PathIds): Target {
  const kind = KINDS[name]
  const parent = findParent(exchange, name, ids)
  const scope = name === 'account' ? accountScope(exchange, ids) : undefined
  const clockUri = scope === undefined ? listUri : `${listUri}/${scope}`
  const sees = (id: string): boolean => scope === undefined || scope === '*' || scope === id
  const id = exchange.incoming.method === 'POST' ? postedId(exchange, kind) : ids['id']
  const found = id !== undefined && sees(id) ? exchange.view.get(uriIn({ listUri }, id)) : undefined
  return {
    kind,
    listUri,
    clockUri,
    id,
    existing: found?.isTombstone ? undefined : found,
    author: scope === undefined ? (exchange.caller.userId ?? EVERYONE) : accountAuthor(exchange, scope),
    sees,
    parent,
  }
}

function findParent({ view }: Exchange, name: ResourceName, ids: PathIds): Entry | undefined {
  const bid = ids['bucket_id']
  if (bid === undefined) return undefined
  if (!KINDS.bucket.idPattern.test(bid)) throw parentNotFound('bucket', bid)
  const cid = ids['collection_id']
  if (name !== 'record' || cid === undefined) return view.get(`/buckets/${bid}`)
  const collection = KINDS.collection.idPattern.test(cid) ? view.get(`/buckets/${bid}/collections/${cid}`) : undefined
  if (!collection || collection.isTombstone) throw parentNotFound('collection', cid)
  return collection
}

function sentId({ incoming: { body } }: Exchange): Json | undefined {
  const value = jsonOf(body)
  const data = value !== undefined && isJsonObject(value) ? own(value, 'data') : undefined
  return data !== undefined && isJsonObject(data) ? own(data, 'id') : undefined
}

function postedId(exchange: Exchange, kind: ResourceKind): string | undefined {
  const id = sentId(exchange)
  if (id === undefined) return undefined
  if (typeof id !== 'string' || !kind.idPattern.test(id)) throw invalidObjectId()
  return id
}

export const isAccountAdmin = ({ caller, engine }: Exchange): boolean =>
  engine.settings.accountWritePrincipals.some(principal => caller.principals.includes(principal))

/** Whose account a request is about, `*` for all: kinto.plugins.accounts.views.Account.get_parent_id. */
function accountScope(exchange: Exchange, ids: PathIds): string {
  const isPost = exchange.incoming.method === 'POST'
  const { name } = exchange.caller
  if (isAccountAdmin(exchange)) return ids['id'] ?? (isPost ? postedAccountId(exchange) : '*')
  if (name !== undefined) return name
  if (ids['id'] !== undefined) return ids['id']
  if (!isPost) throw cannotReadAccounts()
  return postedAccountId(exchange)
}

function postedAccountId(exchange: Exchange): string {
  const id = sentId(exchange)
  if (id === undefined) throw invalidOne('body', 'data.id', 'data.id in body: Required')
  if (typeof id !== 'string') throw invalidObjectId()
  return id
}

/** An account belongs to its owner, whoever creates it for them. */
const accountAuthor = (exchange: Exchange, scope: string): string =>
  exchange.caller.userId === undefined || isAccountAdmin(exchange) ? `account:${scope}` : exchange.caller.userId
