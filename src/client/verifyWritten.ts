import { KintoError } from '~/protocol/KintoError'
import type { ObjectBody } from '~/protocol/objects'
import type { BatchResult } from './BatchItem'
import { isRead, type Call } from './Call'
import { readObject } from './readAnswer'
import { urlBeside } from './readBatch'
import type { Answer, Transport } from './transport'

type Written = { call: Call; uri: string; body: ObjectBody }

/**
 * On PostgreSQL a 409 inside a batch undoes what earlier items reported as written, while the batch answers 200
 * (kinto-protocol 7 and 23.29). So after a 409 or 5xx each write that was reported is looked up, one after the other,
 * and what is not there as it was reported becomes a failure.
 */
export async function verifyWritten(
  ask: Transport,
  calls: Call[],
  results: BatchResult[],
  { url }: Pick<Answer, 'url'>,
  signal: AbortSignal | undefined,
): Promise<BatchResult[]> {
  const culprit = results.flatMap(result => (result.ok ? [] : [result.error])).find(isUndoing)
  if (!culprit) return results
  const written = calls.map((call, index) => writtenBy(call, results[index]))
  // Two items may write the same object: only the last one says how it should be now.
  const last = new Map(written.flatMap(one => (one ? [[one.uri, one] as const] : [])))
  const lost = new Map<string, KintoError>()
  for (const one of last.values()) {
    const error = await findLoss(ask, { ...one, url: urlBeside(url, one.uri) }, culprit, signal)
    if (error) lost.set(one.uri, error)
  }
  return results.map((result, index) => {
    const error = lost.get(written[index]?.uri ?? '')
    return error ? { ok: false, error } : result
  })
}

const isUndoing = ({ status = 0 }: KintoError) => status === 409 || status >= 500

function writtenBy(call: Call, result: BatchResult | undefined): Written | undefined {
  if (!result?.ok || isRead(call)) return undefined
  const { body } = result
  const uri = call.method === 'POST' ? `${call.uri}/${encodeURIComponent(body.data.id)}` : call.uri
  return { call, uri, body }
}

/** The error to report instead of success, or undefined when all is as reported. */
async function findLoss(
  ask: Transport,
  { call, uri, body, url }: Written & { url: string },
  culprit: KintoError,
  signal: AbortSignal | undefined,
): Promise<KintoError | undefined> {
  const { status, errno } = culprit
  const lost = (message: string, maybeWritten: boolean, cause: unknown = culprit) =>
    new KintoError({ kind: 'http', message, url, status, errno, maybeWritten, cause })
  const undone = 'The server undid this change because another one in the same batch failed.'
  const isDeletion = call.method === 'DELETE'
  try {
    const read: Call = { method: 'GET', uri }
    const found = readObject(read, await ask(read, { signal }))
    if (isDeletion) return lost(undone, false)
    // Another value is another write: ours may lie under it or may never have been there.
    return found.data.last_modified === body.data.last_modified ? undefined : lost(undone, true)
  } catch (error) {
    if (!(error instanceof KintoError)) throw error
    // Who had rights only on the object itself gets a 403 once it is gone (kinto-protocol 8.5).
    if (isDeletion && (error.status === 404 || error.status === 403)) return undefined
    if (error.status === 404) return lost(undone, false)
    return lost(
      `Another change in the same batch failed, and this one could not be looked up: ${error.message}`,
      true,
      error,
    )
  }
}
