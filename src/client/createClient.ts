import type { KintoObject } from '~/protocol/objects'
import { runBatch } from './batch'
import type { Call } from './Call'
import type { KintoClient } from './KintoClient'
import { listSearch } from './listSearch'
import { readPage } from './page'
import { readObject, readTotal, refuseShape } from './readAnswer'
import { readHeartbeat, readServerInfo, readTombstone } from './shapes'
import type { ServerSignal } from './signals'
import { createTransport, type Ask, type TransportOptions } from './transport'
import { writeBody } from './writeBody'

export type ClientOptions = TransportOptions

export function createClient(options: ClientOptions): KintoClient {
  const { now = Date.now } = options
  let quietUntil = 0
  const onSignal = (signal: ServerSignal) => {
    if (signal.type === 'backoff' || signal.type === 'retry-after')
      quietUntil = Math.max(quietUntil, now() + signal.seconds * 1000)
    options.onSignal?.(signal)
  }
  const ask = createTransport({ ...options, onSignal })
  const write = async <T extends KintoObject>(call: Call, asked?: Ask) => readObject<T>(call, await ask(call, asked))

  type ObjectAsk = Ask & { fields?: string[]; ifNoneMatch?: number | undefined }
  async function object<T extends KintoObject>(uri: string, { fields, ifNoneMatch, signal }: ObjectAsk = {}) {
    const call: Call = { method: 'GET', uri: uri + listSearch({ fields }), ifNoneMatch }
    const answer = await ask(call, { signal })
    return answer.status === 304 && ifNoneMatch !== undefined ? { unchanged: true } : readObject<T>(call, answer)
  }

  return {
    server: options.server,
    quietUntil: () => quietUntil,
    root: async asked => {
      // The one address with a slash at its end: without it the server redirects.
      const call: Call = { method: 'GET', uri: '/' }
      const answer = await ask(call, asked)
      return readServerInfo(answer.body) ?? refuseShape(call, answer)
    },
    heartbeat: async asked => {
      const call: Call = { method: 'GET', uri: '/__heartbeat__' }
      const answer = await ask(call, { ...asked, alsoFine: 503 })
      return readHeartbeat(answer.body) ?? refuseShape(call, answer)
    },
    // Its two overloads say when `unchanged` can come: only if `ifNoneMatch` was given, as above.
    object: object as KintoClient['object'],
    list: async (listUri, query = {}, asked) => {
      const uri = listUri + listSearch(query)
      return readPage(uri, await ask({ method: 'GET', uri }, asked))
    },
    listIfChanged: async (listUri, query, timestamp, asked) => {
      const uri = listUri + listSearch(query)
      const answer = await ask({ method: 'GET', uri, ifNoneMatch: timestamp }, asked)
      return answer.status === 304 ? undefined : readPage(uri, answer)
    },
    page: async (next, asked) => readPage(next, await ask({ method: 'GET', uri: next }, asked)),
    total: async (listUri, { filters, since, before } = {}, asked) => {
      const uri = listUri + listSearch({ filters, since, before })
      return readTotal(await ask({ method: 'HEAD', uri }, asked))
    },
    create: (uri, body, asked) => write({ method: 'PUT', uri, body: writeBody(body), ifNoneMatch: '*' }, asked),
    add: (uri, body, asked) => write({ method: 'POST', uri, body: writeBody(body), ifNoneMatch: '*' }, asked),
    replace: (uri, data, ifMatch, asked) => write({ method: 'PUT', uri, body: writeBody({ data }), ifMatch }, asked),
    patch: (uri, body, ifMatch, asked) => write({ method: 'PATCH', uri, body: writeBody(body), ifMatch }, asked),
    remove: async (uri, ifMatch, asked) => {
      const call: Call = { method: 'DELETE', uri, ifMatch }
      const answer = await ask(call, asked)
      return readTombstone(answer.body) ?? refuseShape(call, answer)
    },
    batch: (items, asked) => runBatch({ ask, onSignal }, items, asked),
  }
}
