import { isJsonObject, type JsonObject } from '~/protocol/json'
import { KintoError } from '~/protocol/KintoError'
import type { BatchResult } from './BatchItem'
import type { Call } from './Call'
import { readObject, refuseShape } from './readAnswer'
import { readError } from './readError'
import { readSeconds } from './signals'
import type { Answer } from './transport'

type Response = JsonObject & { status: number }

const isResponse = (value: unknown): value is Response => isJsonObject(value) && Number.isInteger(value.status)

/** A result for each call. Errors: KintoError `not-kinto` when the answers do not fit the calls. */
export function readBatch(calls: Call[], answer: Answer): BatchResult[] {
  const responses = isJsonObject(answer.body) ? answer.body.responses : undefined
  if (!Array.isArray(responses) || responses.length !== calls.length || !responses.every(isResponse)) {
    return refuseShape({ method: 'POST' }, answer)
  }
  return calls.map((call, index) => {
    const response = responses[index]
    return response ? readResponse(call, response, answer.url) : refuseShape(call, answer)
  })
}

function readResponse(call: Call, { status, body, headers }: Response, batchUrl: string): BatchResult {
  const url = urlBeside(batchUrl, call.uri)
  try {
    if (status >= 400) throw readError({ call, url, status, body, retryAfter: retryAfterOf(headers) })
    return { ok: true, status, body: readObject(call, { status, body, url, headers: new Headers() }) }
  } catch (error) {
    if (error instanceof KintoError) return { ok: false, error }
    throw error
  }
}

/** The address of one item, for people to read. */
export const urlBeside = (batchUrl: string, uri: string) => batchUrl.slice(0, -'/batch'.length) + uri

/** Only seconds: a date would need a clock, and Kinto sends none. */
function retryAfterOf(headers: unknown): number | undefined {
  if (!isJsonObject(headers)) return undefined
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
  return typeof value === 'string' && /^\d+$/.test(value) ? readSeconds(value, 0) : undefined
}
