import type { JsonObject } from '~/protocol/json'
import { answer } from '../answer'
import type { Engine, Exchange } from '../exchange'
import { HttpError, invalidOne } from '../http/httpError'
import { incomingFrom, type Incoming } from '../http/incoming'
import { bytesOf, errorReply, jsonReply, type Reply } from '../http/reply'
import { headersOfAnswers } from '../http/standardHeaders'
import { passwordIn } from '../resources/accounts'
import { checkMedia, readRequestOf } from '../resources/endpoint'
import { readBatch, type BatchItem } from './batchBody'

const PREFIX = '/v1'
const PATH = `${PREFIX}/batch`
const MAX_REDIRECTS = 1

/** POST /batch. All items are one piece of work: a refused one leaves nothing, a failed one undoes them all. */
export function answerBatch(exchange: Exchange): Reply {
  const { incoming, engine } = exchange
  checkMedia(incoming, ['application/json'], false)
  const items = readRequestOf(exchange, true, mistakes => readBatch(incoming.body, mistakes))
  const limit = engine.settings.batchMaxRequests
  if (limit > 0 && items.length > limit)
    throw invalidOne('body', 'requests', `Number of requests is limited to ${limit}`)
  if (items.some(({ path }) => path.includes('/batch'))) {
    throw invalidOne('body', 'requests', 'Recursive call on /batch endpoint is forbidden.')
  }
  return jsonReply({ responses: items.map(item => answerItem(exchange, item)) })
}

function answerItem(exchange: Exchange, item: BatchItem): JsonObject {
  const { engine } = exchange
  const path = item.path.startsWith(PREFIX) ? item.path : PREFIX + item.path
  let request: Incoming
  try {
    request = itemRequest(exchange.incoming, item, exchange.incoming.origin + path)
  } catch (error) {
    if (error instanceof HttpError) return described(engine, path, item.method, errorReply(error))
    throw error
  }
  let reply = answerOrRefuse(exchange, request)
  for (let hops = 0; reply.status === 307 && hops < MAX_REDIRECTS; hops++) {
    const location = reply.headers.find(([name]) => name === 'Location')?.[1] ?? ''
    request = itemRequest(exchange.incoming, item, location)
    reply = answerOrRefuse(exchange, request)
  }
  return described(engine, request.path, item.method, reply)
}

/** A refusal that would undo a request by itself is one answer among others here. */
function answerOrRefuse(exchange: Exchange, request: Incoming): Reply {
  try {
    return answer(exchange, request)
  } catch (error) {
    if (error instanceof HttpError && error.status < 500) return errorReply(error)
    throw error
  }
}

/** An item has all headers of the batch request, unless it brings its own. */
function itemRequest(batch: Incoming, item: BatchItem, address: string): Incoming {
  const headers = new Map(batch.headers)
  for (const [name, value] of Object.entries(item.headers)) headers.set(name.toLowerCase(), value)
  // An item's body is always plain JSON.
  const isEmpty = item.body === undefined || Object.keys(item.body).length === 0
  if (item.body !== undefined) headers.set('content-type', 'application/json; charset=utf-8')
  const body =
    isEmpty || item.body === undefined ? ({ state: 'none' } as const) : ({ state: 'json', value: item.body } as const)
  return incomingFrom(item.method, address, headers, body)
}

/** kinto.core.utils.build_response */
function described(engine: Engine, path: string, method: string, reply: Reply): JsonObject {
  const { status } = reply
  const { body = status === 204 ? { json: null } : { text: '' } } = reply
  const shown = 'json' in body ? body.json : 'text' in body ? body.text : ''
  return {
    path,
    status,
    headers: Object.fromEntries([
      // Only what answers the whole request gives these to a 401.
      ...reply.headers.filter(([name]) => status !== 401 || !name.startsWith('Access-Control-')),
      ...(status === 204 ? [] : [['Content-Type', 'application/json']]),
      ['Content-Length', String(bytesOf({ ...reply, body })?.length)],
      ...(reply.isRaised ? [] : headersOfAnswers(engine)),
    ]),
    // What handlers answer is JSON already.
    body: (method === 'HEAD' ? '' : shown) as JsonObject,
  }
}

/** Every `Authorization` that a request brings, those of the items of a batch included. */
export function authorizationsIn(incoming: Incoming): Set<string> {
  const found = new Set<string>()
  const own = incoming.headers.get('authorization')
  if (own !== undefined) found.add(own)
  for (const { headers } of itemsIn(incoming)) {
    for (const [name, value] of Object.entries(headers)) if (name.toLowerCase() === 'authorization') found.add(value)
  }
  return found
}

/** Every account password that a request wants to store. */
export function passwordsIn(incoming: Incoming): Set<string> {
  const items = itemsIn(incoming).flatMap(({ path, body }) =>
    body === undefined ? [] : { path, body: { state: 'json', value: body } as const },
  )
  return new Set([incoming, ...items].map(passwordIn).filter(password => password !== undefined))
}

/** The items of a request that may be a batch, sound or not. */
const itemsIn = ({ path, body }: Incoming): BatchItem[] => (path === PATH ? readBatch(body, []) : [])
