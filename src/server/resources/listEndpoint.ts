import type { Exchange } from '../exchange'
import { timestampHeaders } from '../http/httpError'
import { jsonReply, type Reply } from '../http/reply'
import { authorizeList, authorizeObject } from '../permissions/authorize'
import type { ResourceName } from '../settings'
import { createObject } from './writeObject'
import { dropPermissions } from './dropPermissions'
import { checkMedia, readRequestOf } from './endpoint'
import { readEnvelope } from './envelope'
import { nextPage, readPageStart } from './pages'
import { readPreconditions, refuseIfModified } from './preconditions'
import { QUERY_SHAPES, readQuery } from './query'
import { deprecation, readList, readSelection, select, sourceOf, type ListRequest } from './readList'
import { findTarget, uriIn, type PathIds } from './target'
import { clockOf } from './timestamps'
import { deleteObject } from './writes'

export const LIST_METHODS = ['HEAD', 'GET', 'POST', 'DELETE'] as const

/** What scripts of other origins may read of a list. */
export function exposedOfList(method: string): readonly string[] {
  if (method !== 'GET' && method !== 'HEAD') return []
  const readable = ['Next-Page', 'Last-Modified', 'ETag', 'Cache-Control', 'Expires', 'Pragma']
  return method === 'HEAD' ? [...readable, 'Total-Objects', 'Total-Records'] : readable
}

/** Answers a request for a list. The order of the checks is Kinto's: kinto-protocol 1. */
export function answerList(exchange: Exchange, name: ResourceName, listUri: string, ids: PathIds): Reply {
  return exchange.incoming.method === 'POST'
    ? answerPost(exchange, name, listUri, ids)
    : answerReadOrDelete(exchange, name, listUri, ids)
}

function answerReadOrDelete(exchange: Exchange, name: ResourceName, listUri: string, ids: PathIds): Reply {
  const { incoming } = exchange
  const isDelete = incoming.method === 'DELETE'
  checkMedia(incoming, undefined, true)
  const shared = authorizeList(exchange, name, listUri, isDelete ? 'write' : 'read')
  const target = findTarget(exchange, name, listUri, ids)
  const request = readRequestOf<ListRequest>(exchange, false, mistakes => ({
    target,
    shared,
    preconditions: readPreconditions(incoming, mistakes),
    query: readQuery(incoming, isDelete ? QUERY_SHAPES.deleteList : QUERY_SHAPES.list, mistakes),
  }))
  return isDelete ? deleteList(exchange, request) : readList(exchange, request)
}

function deleteList(exchange: Exchange, { target, shared, query, preconditions }: ListRequest): Reply {
  const { incoming, engine } = exchange
  const timestamp = clockOf(exchange, target.clockUri)
  refuseIfModified(preconditions, { exists: true, timestamp, shown: undefined })
  const selection = { ...readSelection(exchange, query, target.kind), withTombstones: false }
  const start = readPageStart(query, selection.keys, engine, incoming)
  const found = select(sourceOf(exchange, target, shared, selection), selection, start.after, selection.limit + 1)
  const deleted = found.slice(0, selection.limit).flatMap(data => {
    const entry = exchange.view.get(uriIn(target, String(data['id'])))
    return entry ? [deleteObject(exchange, target, entry).data] : []
  })
  if (selection.filters.length === 0 && !shared) dropPermissions(exchange, target.listUri)
  const newest = deleted.length > 0 ? Math.max(...deleted.map(data => data.last_modified)) : timestamp
  const headers = [...timestampHeaders(newest), ...deprecation(query)]
  const last = deleted.at(-1)
  if (last && found.length > deleted.length) {
    const next = { limit: selection.limit, last, offset: start.offset }
    headers.push(['Next-Page', nextPage(incoming, engine, selection.keys, next)])
  }
  return jsonReply({ data: deleted }, headers)
}

function answerPost(exchange: Exchange, name: ResourceName, listUri: string, ids: PathIds): Reply {
  const { incoming } = exchange
  const target = findTarget(exchange, name, listUri, ids)
  clockOf(exchange, target.clockUri)
  checkMedia(incoming, ['application/json'], true)
  if (target.existing) authorizeObject(exchange, { kind: name, uri: target.existing.uri, required: 'read' })
  else authorizeObject(exchange, { kind: name, uri: listUri, required: 'create' })
  const sent = readRequestOf(exchange, true, mistakes => ({
    preconditions: readPreconditions(incoming, mistakes),
    envelope: readEnvelope(incoming.body, target.kind, false, mistakes),
  }))
  return createObject(exchange, target, sent)
}
