import type { Engine } from '../exchange'
import { HttpError, serviceEnded } from './httpError'
import type { Reply } from './reply'

const NO_SNIFFING = ['X-Content-Type-Options', 'nosniff'] as const
const POLICY = ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; "] as const

/** What every answer carries. */
export function standardHeaders(engine: Engine, { body, status, headers }: Reply): Reply['headers'] {
  const { eos } = engine.settings
  const hasType = headers.some(([name]) => name === 'Content-Type')
  const hasJson = ![204, 304].includes(status) && !hasType && !(body && 'text' in body)
  const isTold = headers.some(([name]) => name === 'Alert')
  return [
    ...(hasJson
      ? [['Content-Type', 'application/json'] as const]
      : status === 307
        ? [['Content-Type', 'text/plain; charset=UTF-8'] as const]
        : []),
    // Kinto's refusal of an ended service does not pass the part that adds it.
    ...(status === 410 ? [POLICY, ...backoff(engine)] : headersOfAnswers(engine)),
    ...(eos === undefined || isTold ? [] : [alert(engine, 'soft-eol')]),
  ]
}

/** What an item of a batch carries too, unless Kinto raises it. */
export const headersOfAnswers = (engine: Engine): Reply['headers'] => [NO_SNIFFING, POLICY, ...backoff(engine)]

function backoff({ settings, newId }: Engine): Reply['headers'] {
  const { backoffSeconds, backoffPercentage } = settings
  if (backoffSeconds === undefined) return []
  // The first 32 bits of a new id are as good as any dice.
  if (backoffPercentage !== undefined && Number.parseInt(newId().slice(0, 8), 16) / 2 ** 32 >= backoffPercentage / 100)
    return []
  return [['Backoff', String(backoffSeconds)]]
}

/** The refusal of every request once the service has ended. */
export function endOfService(engine: Engine): HttpError | undefined {
  const { eos } = engine.settings
  if (eos === undefined || Date.parse(eos) > engine.clock()) return undefined
  const { body } = serviceEnded()
  return new HttpError(body, [alert(engine, 'hard-eol')])
}

function alert({ settings }: Engine, code: string): readonly [string, string] {
  const { eosMessage = null, eosUrl = settings.projectDocs } = settings
  return ['Alert', JSON.stringify({ code, message: eosMessage, url: eosUrl })]
}
