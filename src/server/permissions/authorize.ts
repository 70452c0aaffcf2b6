import type { Exchange } from '../exchange'
import { forbidden, unauthorized } from '../http/httpError'
import { escapeRegExp } from '../json/escapeRegExp'
import { own } from '../json/ownKeys'
import type { ResourceName, ServerSettings } from '../settings'
import type { Entry } from '../storage/storage'
import { grantsFor, type Grant } from './inheritance'

/** Whether an entry gives one of the permissions to the caller by its own list. */
export function isGrantedBy(
  entry: Entry | undefined,
  permissions: readonly string[],
  principals: ReadonlySet<string>,
): boolean {
  if (!entry || entry.isTombstone) return false
  return permissions.some(name => own(entry.permissions, name)?.some(principal => principals.has(principal)) ?? false)
}

type Question = {
  readonly exchange: Exchange
  readonly kind: ResourceName
  readonly principals: ReadonlySet<string>
}

/** By the settings first: `bucket_write_principals` and the like count for one kind of object only. */
function isAllowed(question: Question, grants: readonly Grant[], required: string): boolean {
  const { exchange, kind, principals } = question
  const names = grants.length === 0 ? [required] : grants.map(([, permission]) => permission)
  const { settings } = exchange.engine
  if (names.some(name => principalsFromSettings(settings, kind, name).some(one => principals.has(one)))) return true
  return grants.some(([uri, permission]) => isGrantedBy(exchange.view.get(uri), [permission], principals))
}

function principalsFromSettings(settings: ServerSettings, kind: ResourceName, permission: string): readonly string[] {
  if (permission === 'read') return settings[`${kind}ReadPrincipals`]
  if (permission === 'write') return settings[`${kind}WritePrincipals`]
  return permission === 'create' || permission === `${kind}:create` ? settings[`${kind}CreatePrincipals`] : []
}

const questionOf = (exchange: Exchange, kind: ResourceName): Question => ({
  exchange,
  kind,
  principals: new Set(exchange.caller.principals),
})

/** 401 for those who have not said who they are, 403 for the others. */
export function refusal({ caller, engine }: Exchange): Error {
  return caller.userId === undefined ? unauthorized(engine.settings.policies) : forbidden()
}

export type ObjectAccess = {
  readonly kind: ResourceName
  /** Of the object, or of the list for `create`. */
  readonly uri: string
  readonly required: 'read' | 'write' | 'create'
  /** The list of an object that is to be changed and does not exist. */
  readonly absentFrom?: string
}

/** Lets a request for one object pass, or throws: kinto.core.authorization.AuthorizationPolicy.permits. */
export function authorizeObject(exchange: Exchange, { kind, uri, required, absentFrom }: ObjectAccess): void {
  const question = questionOf(exchange, kind)
  const permission = required === 'create' ? `${kind}:create` : required
  // Whoever may read the list is told that the object is not there.
  const grants = absentFrom === undefined ? grantsFor(uri, permission) : grantsFor(absentFrom, 'read')
  if (!isAllowed(question, grants, required)) throw refusal(exchange)
}

/** Which objects of a list the caller may see or delete; undefined for all of them. */
export type Shared = ((entry: Entry) => boolean) | undefined

/**
 * Lets a request for a list pass, or throws. Without a right on the parent there is a list of what is shared one by one,
 * and whoever may create there gets at least an empty one.
 */
export function authorizeList(
  exchange: Exchange,
  kind: ResourceName,
  listUri: string,
  required: 'read' | 'write',
): Shared {
  const question = questionOf(exchange, kind)
  const grants = grantsFor(listUri, required)
  if (isAllowed(question, grants, required)) return undefined
  const onAny = grantsFor(`${listUri}/*`, required)
  const own = onAny.filter(([uri]) => uri.endsWith('/*'))
  const names = own.map(([, permission]) => permission)
  const isShared = (entry: Entry): boolean => isGrantedBy(entry, names, question.principals)
  for (const entry of exchange.view.list(listUri).newestFirst()) if (isShared(entry)) return isShared
  if (listUri.includes('*') && isGrantedSomewhere(question, onAny)) return isShared
  const parent = listUri.slice(0, listUri.lastIndexOf('/'))
  const creating: Grant[] = grants.length === 0 ? [] : [[parent, `${kind}:create`]]
  if (!isAllowed(question, creating, 'create')) throw refusal(exchange)
  return isShared
}

/**
 * Whether a grant is given by any object that its URI, with a `*` for each id, may mean. Kinto looks for shared objects
 * by such a pattern, so that a `*` in the address stands for all parents: who holds something below one of them passes
 * here and is told that there is no parent of that name.
 */
const isGrantedSomewhere = ({ exchange: { view }, principals }: Question, grants: readonly Grant[]): boolean =>
  grants.some(([pattern, permission]) => {
    const isMeant = matcherOf(pattern)
    const lists = view.listsBelow('').filter(matcherOf(pattern.slice(0, pattern.lastIndexOf('/'))))
    for (const listUri of lists) {
      for (const entry of view.list(listUri).newestFirst())
        if (isMeant(entry.uri) && isGrantedBy(entry, [permission], principals)) return true
    }
    return false
  })

function matcherOf(pattern: string): (uri: string) => boolean {
  const expression = new RegExp(`^${pattern.split('*').map(escapeRegExp).join('[^/]*')}$`)
  return uri => expression.test(uri)
}
