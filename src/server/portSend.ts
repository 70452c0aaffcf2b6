import type { Send } from '~/protocol/send'

/** What a MessagePort, a Worker and the inside of a worker have in common. */
export interface Port {
  postMessage(message: unknown, options: { transfer: Transferable[] }): void
  addEventListener(type: string, listener: (event: Event) => void): void
  /** A MessagePort holds its messages back until this is called. */
  start?(): void
}

type Head = { headers: [string, string][]; body: ArrayBuffer | null }
type Ask = { type: 'request'; id: number; method: string; url: string } & Head
type Stop = { type: 'abort'; id: number; reason?: undefined }
type Answer = { type: 'response'; id: number; status: number; statusText: string } & Head
type Failure = { type: 'failure'; id: number; message: string }

type Waiting = { resolve: (response: Response) => void; reject: (error: unknown) => void }

/** Bodies may not be set for these, not even empty ones. https://fetch.spec.whatwg.org/#null-body-status */
const BODILESS = new Set([101, 103, 204, 205, 304])

/** A Send whose answers come from `answerOnPort` at the other end. */
export function sendOverPort(port: Port): Send {
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  const settle = (id: number, outcome: (call: Waiting) => void) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (call) outcome(call)
  }
  let stopped: string | undefined
  const failAll = (why: string) => {
    for (const id of waiting.keys()) settle(id, call => call.reject(new TypeError(why)))
  }
  port.addEventListener('message', event => {
    const message = dataOf<Answer | Failure>(event)
    if (message.type === 'response') settle(message.id, call => call.resolve(responseOf(message)))
    else settle(message.id, call => call.reject(new TypeError(message.message)))
  })
  const stop = (event: Event) => {
    stopped ??= `The built-in server has stopped. ${reasonOf(event)}`.trim()
    failAll(stopped)
  }
  // A Worker says `error`, a port whose other end is gone says `close`.
  port.addEventListener('error', stop)
  port.addEventListener('close', stop)
  port.addEventListener('messageerror', () => failAll('An answer of the built-in server could not be read.'))
  port.start?.()

  return async request => {
    const { signal } = request
    signal.throwIfAborted()
    const id = ++lastId
    const ask: Ask = { type: 'request', id, method: request.method, url: request.url, ...(await headOf(request)) }
    signal.throwIfAborted()
    if (stopped !== undefined) throw new TypeError(stopped)
    return new Promise((resolve, reject) => {
      const abort = () => {
        post(port, { type: 'abort', id })
        settle(id, call => call.reject(signal.reason))
      }
      const done = () => signal.removeEventListener('abort', abort)
      waiting.set(id, {
        resolve: response => (done(), resolve(response)),
        reject: error => (done(), reject(error)),
      })
      signal.addEventListener('abort', abort, { once: true })
      post(port, ask)
    })
  }
}

/** Answers what `sendOverPort` asks at the other end. */
export function answerOnPort(port: Port, send: Send): void {
  const running = new Map<number, AbortController>()

  const answer = async (ask: Ask): Promise<void> => {
    const controller = new AbortController()
    running.set(ask.id, controller)
    try {
      const { method, headers, body } = ask
      const response = await send(new Request(ask.url, { method, headers, body, signal: controller.signal }))
      const { status, statusText } = response
      const head = await headOf(response)
      if (running.has(ask.id)) post(port, { type: 'response', id: ask.id, status, statusText, ...head })
    } catch (error) {
      // Nobody waits for what was broken off.
      if (running.has(ask.id)) post(port, { type: 'failure', id: ask.id, message: String(error) })
    } finally {
      running.delete(ask.id)
    }
  }
  port.addEventListener('message', event => {
    const message = dataOf<Ask | Stop>(event)
    if (message.type === 'request') return void answer(message)
    running.get(message.id)?.abort()
    running.delete(message.id)
  })
  port.start?.()
}

const post = (port: Port, message: Ask | Stop | Answer | Failure): void =>
  port.postMessage(message, { transfer: 'body' in message && message.body ? [message.body] : [] })

async function headOf(message: Request | Response): Promise<Head> {
  const body = await message.arrayBuffer()
  return { headers: [...message.headers], body: body.byteLength > 0 ? body : null }
}

function responseOf({ status, statusText, headers, body }: Answer): Response {
  return new Response(BODILESS.has(status) ? null : body, { status, statusText, headers })
}

/** Both ends are ours, so what comes through the port is what this file put in. */
const dataOf = <Message>(event: Event): Message => (event as MessageEvent<Message>).data

const reasonOf = (event: Event): string => ('message' in event ? String(event.message) : '')
