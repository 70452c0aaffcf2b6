import { abortable } from '~/lib/abortable'
import { wait as waitByClock } from '~/lib/wait'
import type { Json } from '~/protocol/json'
import { KintoError } from '~/protocol/KintoError'
import type { Send } from '~/protocol/send'
import { isRead, isRepeatable, type Call } from './Call'
import { readError } from './readError'
import { isWorthRetrying, LONGEST_PAUSE, pauseBefore, RETRIES } from './retry'
import { sentences } from './sentences'
import { readSeconds, readSignals, type ServerSignal } from './signals'
import { requestOf } from './requestOf'

export type Ask = { signal?: AbortSignal | undefined }

export type TransportOptions = {
  /** e.g. `https://kinto.example.org/v1`, without a trailing slash. */
  server: string
  send: Send
  /** The whole header value; see authorization.ts. */
  authorization?: string | undefined
  /** Hears what any answer says beside its content. */
  onSignal?: ((signal: ServerSignal) => void) | undefined
  /** Milliseconds for one try, the body included. */
  timeout?: number | undefined
  /** More tries after the first; see retry.ts. */
  retries?: number | undefined
  now?: (() => number) | undefined
  random?: (() => number) | undefined
  wait?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined
}

/** `body` is undefined for HEAD and 304. `url` is where the answer came from, redirects included. */
export type Answer = { status: number; headers: Headers; body: Json | undefined; url: string }

/**
 * Sends a call, again where that is safe (retry.ts), and reads the answer.
 * Errors: KintoError for everything but success and 304; the signal's reason once it is aborted.
 */
export type Transport = (call: Call, options?: Ask & TransportAsk) => Promise<Answer>

type TransportAsk = {
  /** Only for batches: whether the server refuses every part of the second of two equal ones. */
  repeatable?: boolean
  /** A status that is an answer here as well, if JSON comes with it. */
  alsoFine?: number
}

const TIMEOUT = 30_000

export function createTransport(options: TransportOptions): Transport {
  const { now = Date.now, random = Math.random, wait = waitByClock, retries = RETRIES, onSignal } = options
  // Until then the server asked for quiet (Backoff). First requests go out all the same: a person waits for them.
  let quietUntil = 0

  const hear = (response: Response) => {
    for (const signal of readSignals(response.status, response.headers, now())) {
      if (signal.type === 'backoff') quietUntil = now() + signal.seconds * 1000
      onSignal?.(signal)
    }
  }

  return async (call, { signal, repeatable = isRepeatable(call), alsoFine } = {}) => {
    for (let retry = 0; ; retry++) {
      try {
        const { request, response, text } = await exchange(options, call, signal)
        hear(response)
        return answerOf(call, request, response, text, { now: now(), alsoFine })
      } catch (error) {
        if (!(error instanceof KintoError) || retry >= retries || !isWorthRetrying(error, call, repeatable)) throw error
        const pause = Math.max(pauseBefore(retry, error.retryAfter, random()), quietUntil - now())
        if (pause > LONGEST_PAUSE) throw error
        await abortable(wait(pause, signal), signal)
      }
    }
  }
}

/** Errors: KintoError of kind `http` or `not-kinto`. */
function answerOf(
  call: Call,
  request: Request,
  response: Response,
  text: string,
  { now, alsoFine }: { now: number; alsoFine: number | undefined },
): Answer {
  const { status, headers } = response
  const url = response.url === '' ? request.url : response.url
  const body = parseJson(text)
  const foreign = body === undefined && text.trim() !== '' ? kindOfText(text) : undefined
  if (status === 304 || (status === alsoFine && body !== undefined)) return { status, headers, body, url }
  if (!response.ok) {
    const retryAfter = readSeconds(headers.get('retry-after'), now)
    throw readError({ call, url, status, body, foreign, retryAfter })
  }
  if (body === undefined && call.method !== 'HEAD') {
    const message = sentences[foreign ?? 'text'](status)
    throw new KintoError({ kind: 'not-kinto', message, url, status, maybeWritten: !isRead(call) })
  }
  return { status, headers, body, url }
}

/** Errors: KintoError of kind `network` or `timeout`; the signal's reason once it is aborted. */
async function exchange(options: TransportOptions, call: Call, signal: AbortSignal | undefined) {
  signal?.throwIfAborted()
  const timeout = options.timeout ?? TIMEOUT
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), timeout)
  const either = signal ? AbortSignal.any([signal, late.signal]) : late.signal
  try {
    const request = requestOf(options, call, either)
    // A Send need not heed the request's signal, so the outcome does.
    return await abortable(receive(options.send, request), either)
  } catch (cause) {
    signal?.throwIfAborted()
    if (cause instanceof KintoError) throw cause
    const isWrite = !isRead(call)
    const [kind, message] = late.signal.aborted
      ? (['timeout', sentences.timeout(timeout / 1000, isWrite)] as const)
      : (['network', sentences.network(isWrite)] as const)
    throw new KintoError({ kind, message, url: options.server + call.uri, maybeWritten: isWrite, cause })
  } finally {
    clearTimeout(timer)
  }
}

async function receive(send: Send, request: Request) {
  // A plain call: `fetch` refuses to be called as somebody's method.
  const response = await send(request)
  const isEmpty = request.method === 'HEAD' || response.status === 304
  return { request, response, text: isEmpty ? '' : await response.text() }
}

const kindOfText = (text: string) => (/^\s*</.test(text) ? 'html' : 'text')

function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined // The caller says what is wrong, with the status at hand.
  }
}
