import { draftOf, type Exchange } from '../exchange'
import { jsonReply, type Reply } from '../http/reply'
import { own } from '../json/ownKeys'
import { refusal } from '../permissions/authorize'
import { checkMedia, readRequestOf } from '../resources/endpoint'
import { KINDS, type ResourceKind } from '../resources/kinds'
import { readPreconditions } from '../resources/preconditions'
import type { PathIds, Target } from '../resources/target'
import { deleteObject } from '../resources/writes'
import type { Entry } from '../storage/storage'

/**
 * DELETE /__user_data__/{principal}: what nobody else may write goes with all that is in it, and so do the principal's
 * rights on everything else: kinto.views.admin. An account stays, but is nobody's any more.
 */
export function answerUserData(exchange: Exchange, ids: PathIds): Reply {
  const { incoming, caller, engine, view } = exchange
  const principal = ids['principal'] ?? ''
  checkMedia(incoming, undefined, true)
  if (!engine.settings.userDataDeletePrincipals.some(one => caller.principals.includes(one))) throw refusal(exchange)
  // Whatever they say, they are not looked at; but broken ones are refused.
  readRequestOf(exchange, false, mistakes => readPreconditions(incoming, mistakes))
  const draft = draftOf(exchange)
  const owned: [Entry, ResourceKind][] = []
  for (const entry of entriesNaming(exchange, principal)) {
    const kind = kindOf(entry)
    if (kind && own(entry.permissions, 'write')?.every(one => one === principal)) owned.push([entry, kind])
    else draft.put({ ...entry, permissions: withoutPrincipal(entry, principal) })
  }
  for (const uri of view.groupsOf(principal)) leave(exchange, uri, principal)
  for (const [entry, kind] of owned.toSorted(([a], [b]) => (a.uri < b.uri ? -1 : 1))) {
    // What was below one of them is gone with it.
    if (view.get(entry.uri)?.isTombstone === false) deleteObject(exchange, targetOf(entry, kind), entry)
  }
  return jsonReply({ data: { principal } })
}

const entriesNaming = ({ view }: Exchange, principal: string): Entry[] =>
  view.listsBelow('').flatMap(listUri => [...view.list(listUri).newestFirst()].filter(isNaming(principal)))

const isNaming =
  (principal: string) =>
  ({ permissions }: Entry): boolean =>
    Object.values(permissions).some(list => list?.includes(principal))

const OWNED: Readonly<Record<string, ResourceKind>> = {
  buckets: KINDS.bucket,
  groups: KINDS.group,
  collections: KINDS.collection,
  records: KINDS.record,
}

const kindOf = ({ uri }: Entry): ResourceKind | undefined => own(OWNED, uri.split('/').at(-2) ?? '')

const withoutPrincipal = ({ permissions }: Entry, principal: string): Entry['permissions'] =>
  Object.fromEntries(
    Object.entries(permissions)
      .map(([name, list = []]) => [name, list.filter(one => one !== principal)] as const)
      .filter(([, list]) => list.length > 0),
  )

function leave(exchange: Exchange, uri: string, principal: string): void {
  const group = exchange.view.get(uri)
  const members = group?.data['members']
  if (!group || !Array.isArray(members)) return
  draftOf(exchange).put({ ...group, data: { ...group.data, members: members.filter(one => one !== principal) } })
}

function targetOf({ uri, data }: Entry, kind: ResourceKind): Target {
  const listUri = uri.slice(0, uri.lastIndexOf('/'))
  return {
    kind,
    listUri,
    clockUri: listUri,
    id: data.id,
    existing: undefined,
    author: '',
    sees: () => true,
    parent: undefined,
  }
}
