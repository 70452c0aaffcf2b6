import type { JsonObject } from '~/protocol/json'
import type { Exchange } from '../exchange'
import { detail, invalidObjectId, invalidOne, objectNotFound, timestampHeaders, type Detail } from '../http/httpError'
import { mediaType, type Incoming } from '../http/incoming'
import { jsonReply, type Reply } from '../http/reply'
import { equalsJson } from '../json/compareJson'
import { own, setOwn } from '../json/ownKeys'
import { authorizeObject } from '../permissions/authorize'
import type { ResourceName } from '../settings'
import type { Entry } from '../storage/storage'
import { jsonPatch, mergePatch, plainPatch, type Patched } from './applyPatch'
import { cacheHeaders } from './caching'
import { checkMedia, readRequestOf } from './endpoint'
import { readEnvelope, readOperations } from './envelope'
import { isNotModified, readPreconditions, type Preconditions } from './preconditions'
import { project, readFields } from './projection'
import { QUERY_SHAPES, readQuery, type Query } from './query'
import { findTarget, uriIn, type PathIds, type Target } from './target'
import { canBeTimestamp, clockOf } from './timestamps'
import { checkId, checkPreconditions, objectReply, replaceObject, writeObject } from './writeObject'
import { deleteObject, shownPermissions } from './writes'

export const OBJECT_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'] as const

/** What scripts of other origins may read of an object. */
export const exposedOfObject = (method: string): readonly string[] =>
  method === 'GET' || method === 'HEAD' ? ['Last-Modified', 'ETag', 'Cache-Control', 'Expires', 'Pragma'] : []

const PATCH_TYPES = ['application/json', 'application/json-patch+json', 'application/merge-patch+json']

/** Answers a request for an object. The order of the checks is Kinto's: kinto-protocol 1. */
export function answerObject(exchange: Exchange, name: ResourceName, listUri: string, ids: PathIds): Reply {
  const { method } = exchange.incoming
  const id = ids['id'] ?? ''
  const request: ObjectRequest = { name, listUri, ids, id, uri: uriIn({ listUri }, id) }
  if (method === 'GET' || method === 'HEAD') return readObject(exchange, request)
  const target = findTarget(exchange, name, listUri, ids)
  clockOf(exchange, target.clockUri)
  checkMedia(exchange.incoming, TYPES[method], true)
  authorizeWrite(exchange, target, request)
  if (method === 'PUT') return answerPut(exchange, target, id)
  return method === 'PATCH' ? answerPatch(exchange, target, id) : answerDelete(exchange, target, id)
}

type ObjectRequest = {
  readonly name: ResourceName
  readonly listUri: string
  readonly ids: PathIds
  readonly id: string
  readonly uri: string
}

const TYPES: Readonly<Record<string, readonly string[]>> = { PUT: ['application/json'], PATCH: PATCH_TYPES }

function readObject(exchange: Exchange, { name, listUri, ids, id, uri }: ObjectRequest): Reply {
  const { incoming } = exchange
  checkMedia(incoming, undefined, true)
  authorizeObject(exchange, { kind: name, uri, required: 'read' })
  const target = findTarget(exchange, name, listUri, ids)
  const { preconditions, query } = readRequestOf(exchange, false, mistakes => ({
    preconditions: readPreconditions(incoming, mistakes),
    query: readQuery(incoming, QUERY_SHAPES.object, mistakes),
  }))
  const entry = existingOf(target, id)
  const headers = timestampHeaders(entry.data.last_modified)
  if (isNotModified(preconditions, entry.data.last_modified)) return { status: 304, headers, body: undefined }
  checkPreconditions(exchange, target, preconditions)
  const fields = readFields(query, undefined)
  headers.push(...cacheHeaders(exchange, target))
  const data = fields ? project(entry.data, fields) : entry.data
  // A projection loses the permissions, which travel as a field of the object inside Kinto.
  return jsonReply(fields ? { data } : { permissions: shownPermissions(exchange, target, entry), data }, headers)
}

function authorizeWrite(exchange: Exchange, { existing }: Target, { name, listUri, uri }: ObjectRequest): void {
  const { method, headers } = exchange.incoming
  const isPut = method === 'PUT'
  // A safe creation asks for the right to create, even where the object exists.
  const isCreation = isPut && (!existing || headers.get('if-none-match') === '*')
  if (isCreation) authorizeObject(exchange, { kind: name, uri: listUri, required: 'create' })
  else if (existing) authorizeObject(exchange, { kind: name, uri, required: 'write' })
  else authorizeObject(exchange, { kind: name, uri, required: 'write', absentFrom: listUri })
}

function existingOf({ kind, existing }: Target, id: string): Entry {
  if (!kind.idPattern.test(id)) throw invalidObjectId()
  if (!existing) throw objectNotFound(kind.name, id)
  return existing
}

function answerPut(exchange: Exchange, target: Target, id: string): Reply {
  const { incoming } = exchange
  const sent = readRequestOf(exchange, true, mistakes => ({
    preconditions: readPreconditions(incoming, mistakes),
    envelope: readEnvelope(incoming.body, target.kind, false, mistakes),
  }))
  if (!target.kind.idPattern.test(id)) throw invalidObjectId()
  return replaceObject(exchange, target, id, sent)
}

function answerDelete(exchange: Exchange, target: Target, id: string): Reply {
  const { incoming } = exchange
  const { preconditions, query } = readRequestOf(exchange, false, mistakes => ({
    preconditions: readPreconditions(incoming, mistakes),
    query: readQuery(incoming, QUERY_SHAPES.plain, mistakes),
  }))
  const existing = existingOf(target, id)
  checkPreconditions(exchange, target, preconditions)
  const { data } = deleteObject(exchange, target, existing, deletionTime(query))
  return jsonReply({ data }, timestampHeaders(data.last_modified))
}

/** Kinto crashes on anything but an integer. */
function deletionTime(query: Query): number | undefined {
  const asked = query.get('last_modified')
  if (asked === undefined || asked === null || asked === '') return undefined
  if (typeof asked === 'number' && Number.isInteger(asked) && canBeTimestamp(asked)) return asked
  throw invalidOne('querystring', 'last_modified', 'Invalid value for last_modified')
}

type PatchRequest = {
  readonly preconditions: Preconditions
  readonly behavior: string
  /** undefined where neither data nor permissions were sent. */
  readonly apply: ((existing: Entry) => Patched) | undefined
}

function answerPatch(exchange: Exchange, target: Target, id: string): Reply {
  const sent = readRequestOf(exchange, true, mistakes => readPatch(exchange, target, mistakes))
  const existing = existingOf(target, id)
  checkPreconditions(exchange, target, sent.preconditions)
  if (!sent.apply) throw invalidOne('body', 'data', 'Provide at least one of data or permissions')
  const patched = sent.apply(existing)
  const data = checkResult(target, patched.data)
  checkId(data, id)
  const { permissions, setsPassword } = patched
  const entry = writeObject(exchange, target, { id, data, permissions, sendsPassword: setsPassword })
  if (sent.behavior === 'full') return objectReply(exchange, target, entry)
  const shown = changedFields(existing, entry, patched.named, sent.behavior)
  return jsonReply({ data: shown }, timestampHeaders(entry.data.last_modified))
}

function readPatch(exchange: Exchange, target: Target, mistakes: Detail[]): PatchRequest {
  const { incoming } = exchange
  const preconditions = readPreconditions(incoming, mistakes)
  const behavior = readBehavior(incoming, mistakes)
  const shownOf = (existing: Entry) => shownPermissions(exchange, target, existing)
  const type = incoming.headers.get('content-type') ?? ''
  if (mediaType(type) === 'application/json-patch+json') {
    const operations = readOperations(incoming.body, mistakes)
    return { preconditions, behavior, apply: existing => jsonPatch(existing.data, shownOf(existing), operations) }
  }
  const envelope = readEnvelope(incoming.body, target.kind, true, mistakes)
  if (!envelope.data && !envelope.permissions) return { preconditions, behavior, apply: undefined }
  // With a parameter behind it, the type is taken for plain JSON.
  const isMerge = type.toLowerCase() === 'application/merge-patch+json'
  const apply = (existing: Entry): Patched =>
    isMerge
      ? mergePatch(existing.data, shownOf(existing), envelope, target.kind.permissions)
      : plainPatch(existing.data, envelope)
  return { preconditions, behavior, apply }
}

function readBehavior({ headers }: Incoming, mistakes: Detail[]): string {
  const sent = headers.get('response-behavior') || 'full'
  const known = ['full', 'light', 'diff']
  if (!known.includes(sent)) {
    mistakes.push(detail('header', 'Response-Behavior', `"${sent}" is not one of ${known.join(', ')}`))
  }
  return sent
}

/** What a patch made must be sound; only the first mistake is told. */
function checkResult({ kind }: Target, data: JsonObject): JsonObject {
  const mistakes: Detail[] = []
  const checked = kind.checkData(data, { location: 'body', path: '', mistakes })
  const [first] = mistakes
  if (first) throw invalidOne(first.location, first.name, first.description)
  return checked
}

/** `light`: the fields that changed, of those that the patch names. `diff`: those that are not as it gave them. */
function changedFields(before: Entry, after: Entry, named: JsonObject, behavior: string): JsonObject {
  const shown: JsonObject = {}
  for (const [key, given] of Object.entries(named)) {
    const value = own(after.data, key)
    if (value === undefined || equalsJson(own(before.data, key) ?? null, value)) continue
    if (behavior === 'light' || !equalsJson(given, value)) setOwn(shown, key, value)
  }
  return shown
}
