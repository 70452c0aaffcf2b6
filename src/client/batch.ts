import { KintoError } from '~/protocol/KintoError'
import type { JsonObject } from '~/protocol/json'
import { callOf, type BatchAsk, type BatchItem, type BatchResult } from './BatchItem'
import { isRead, isRepeatable, type Call } from './Call'
import { readObject } from './readAnswer'
import { readBatch, urlBeside } from './readBatch'
import { conditionsOf } from './requestOf'
import type { ServerSignal } from './signals'
import type { Ask, Transport } from './transport'
import { verifyWritten } from './verifyWritten'

type Deps = { ask: Transport; onSignal?: ((signal: ServerSignal) => void) | undefined }

/**
 * Sends the items in order, in parts of `maxRequests`, one part after the other, and gives a result for each.
 * A batch is not a transaction. Where one item of a part ends with 409 or 5xx, PostgreSQL may have undone the others
 * that it reported as written, so those are looked up and reported as they are.
 * When a part fails as a whole because of the server, not of its content, the later parts are not sent.
 * Errors: only the signal's reason, once it is aborted.
 */
export async function runBatch(deps: Deps, items: BatchItem[], options: BatchAsk): Promise<BatchResult[]> {
  const calls = items.map(callOf)
  const results: BatchResult[] = []
  const parts = cut(calls, Math.max(1, Math.floor(options.maxRequests)))
  for (let part = parts.shift(); part; part = parts.shift()) {
    const done = await runPart(deps, part, options)
    if (done === 'too-large') {
      const half = Math.ceil(part.length / 2)
      parts.unshift(part.slice(0, half), part.slice(half))
      continue
    }
    results.push(...done)
    options.onProgress?.(results.length, [...results])
    const end = endOf(done)
    if (end) return [...results, ...calls.slice(results.length).map(call => notSent(call, end))]
  }
  return results
}

/**
 * Kinto refuses a whole batch for one path that contains `/batch`, be it a bucket called `batches`, and crashes on
 * paths beyond ASCII; dots are refused before they are sent. These go alone, so that no neighbour suffers.
 */
const mustGoAlone = ({ uri }: Call) => /\/batch|\/(?:\.|%2e)|[^\x21-\x7e]/i.test(uri)

function cut(calls: Call[], most: number): Call[][] {
  const parts: Call[][] = []
  let open: Call[] = []
  for (const call of calls) {
    const alone = mustGoAlone(call)
    if (alone || open.length === 0 || open.length === most) parts.push((open = []))
    open.push(call)
    if (alone) open = []
  }
  return parts
}

async function runPart(deps: Deps, calls: Call[], { signal }: Ask): Promise<BatchResult[] | 'too-large'> {
  const [only] = calls
  try {
    if (only && calls.length === 1) {
      const answer = await deps.ask(only, { signal })
      return [{ ok: true, status: answer.status, body: readObject(only, answer) }]
    }
    const call: Call = { method: 'POST', uri: '/batch', body: { requests: calls.map(entryOf) } }
    const answer = await deps.ask(call, { signal, repeatable: calls.every(isRepeatable) })
    const results = readBatch(calls, answer)
    if (results.some(isUnauthorized)) deps.onSignal?.({ type: 'unauthorized' })
    return await verifyWritten(deps.ask, calls, results, answer, signal)
  } catch (error) {
    if (!(error instanceof KintoError)) throw error
    // Proxies limit the size of a body, often to 1 MB. Nothing was done yet.
    if (error.status === 413 && calls.length > 1) return 'too-large'
    return calls.map(() => ({ ok: false, error }))
  }
}

function entryOf(call: Call): JsonObject {
  const { method, uri, body } = call
  return { method, path: uri, headers: isRead(call) ? {} : conditionsOf(call), ...(body ? { body } : {}) }
}

const isUnauthorized = (result: BatchResult) => !result.ok && result.error.status === 401

/** Why it makes no sense to go on, if nothing of a part succeeded and the server is the reason. */
function endOf(part: BatchResult[]): KintoError | undefined {
  const errors = part.flatMap(result => (result.ok ? [] : [result.error]))
  return errors.length === part.length && errors.every(isOfServer) ? errors[0] : undefined
}

const isOfServer = ({ kind, status = 0 }: KintoError) =>
  kind !== 'http' || status >= 500 || [401, 405, 410, 429].includes(status)

function notSent({ uri }: Call, end: KintoError): BatchResult {
  const message = `Not sent, because an earlier part failed: ${end.message}`
  const { kind, status, errno, retryAfter } = end
  const url = end.url.endsWith('/batch') ? urlBeside(end.url, uri) : end.url
  return { ok: false, error: new KintoError({ kind, message, url, status, errno, retryAfter, cause: end }) }
}
