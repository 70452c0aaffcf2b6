import { KintoError } from '~/protocol/KintoError'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject, ObjectBody } from '~/protocol/objects'
import { withoutPassword } from './accounts'
import { runBatch } from './batch'
import type { Call } from './Call'
import type { KintoClient, ObjectAnswer } from './KintoClient'
import { listSearch } from './listSearch'
import { readPage } from './page'
import { sentences } from './sentences'
import { readObjectBody, readServerInfo, readTombstone } from './shapes'
import { createTransport, type Answer, type Ask, type TransportOptions } from './transport'
import { writeBody } from './writeBody'

export type { BatchItem, BatchResult } from './batch'
export type { KintoClient, NewBody, ObjectAnswer, PatchBody } from './KintoClient'
export type { Page } from './page'
export type { ServerSignal } from './signals'
export type { Ask } from './transport'
export type ClientOptions = TransportOptions

export function createClient(options: ClientOptions): KintoClient {
  const ask = createTransport(options)

  /** Every single object comes and goes through here. */
  const askObject = async <T extends KintoObject>(call: Call, asked: Ask = {}) =>
    objectOf<T>(call, await ask(call, asked))

  async function object<T extends KintoObject>(
    uri: string,
    { fields, ifNoneMatch, ...asked }: Ask & { fields?: string[]; ifNoneMatch?: number | undefined } = {},
  ) {
    const call: Call = { method: 'GET', uri: uri + listSearch({ ...(fields ? { fields } : {}) }), ifNoneMatch }
    const answer = await ask(call, asked)
    if (answer.status === 304 && ifNoneMatch !== undefined) return { unchanged: true }
    return objectOf<T>(call, answer)
  }

  return {
    server: options.server,
    root: async asked => {
      // The one address with a slash at its end: without it the server redirects.
      const answer = await ask({ method: 'GET', uri: '/' }, asked)
      return readServerInfo(answer.body) ?? refuseShape(answer)
    },
    // The overloads of KintoClient say when `unchanged` can come: only if `ifNoneMatch` was given.
    object: object as KintoClient['object'],
    list: async (listUri, query = {}, asked) => {
      const uri = listUri + listSearch(query)
      return readPage(uri, await ask({ method: 'GET', uri }, asked))
    },
    page: async (next, asked) => readPage(next, await ask({ method: 'GET', uri: next }, asked)),
    total: async (listUri, { filters, since, before } = {}, asked) => {
      const uri = listUri + listSearch({ ...(filters ? { filters } : {}), ...onlyNumbers({ since, before }) })
      return totalOf(await ask({ method: 'HEAD', uri }, asked))
    },
    create: (uri, body, asked) =>
      askObject({ method: 'PUT', uri, body: writeBody(body), ifNoneMatch: '*' }, asked),
    add: (uri, body, asked) => askObject({ method: 'POST', uri, body: writeBody(body), ifNoneMatch: '*' }, asked),
    replace: (uri, data, ifMatch, asked) =>
      askObject({ method: 'PUT', uri, body: writeBody({ data }), ifMatch }, asked),
    patch: (uri, body, ifMatch, asked) => askObject({ method: 'PATCH', uri, body: writeBody(body), ifMatch }, asked),
    remove: async (uri, ifMatch, asked) => {
      const answer = await ask({ method: 'DELETE', uri, ifMatch }, asked)
      return readTombstone(answer.body) ?? refuseShape(answer, true)
    },
    batch: (items, asked) => runBatch(ask, items, asked),
  }
}
