import { constants } from 'node:buffer'
import { IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerRequest } from 'srvx'
import { FastResponse, serve } from 'srvx/node'
import type { Send } from '~/protocol/send'
import { BodyTooLarge, makeRequest, readBody } from './nodeRequest'
import { Connections } from './connections'
import { answerBrokenRequest, plainText } from './rawAnswers'

/** Headers and address together, as waitress counts them. */
const MAX_HEADER_BYTES = 256 * 1024
/** waitress's channel_timeout. A client that finds its connection gone just as it writes has to try again. */
const KEEP_ALIVE_MS = 120_000

export type ListenOptions = {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly maxBodyBytes: number
  /** What stands in the addresses of answers instead of what was asked for: `https` and `kinto.example.org`. */
  readonly scheme?: string | undefined
  readonly publicHost?: string | undefined
}

export type Listening = {
  readonly port: number
  /** Answers what is under way, then closes all connections. `atOnce`: closes them. */
  stop(atOnce?: boolean): Promise<void>
}

/** Serves a Send over HTTP. */
export async function listen(send: Send, options: ListenOptions): Promise<Listening> {
  const server = serve({
    fetch: request => answer(send, request, options),
    hostname: options.host,
    port: options.port,
    manual: true,
    silent: true,
    // Whoever started the server decides when it ends.
    gracefulShutdown: false,
    node: { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS },
  })
  // Without TLS, srvx makes a plain server.
  const http = server.node?.server as Server
  http.on('clientError', (error, socket) => answerBrokenRequest(error, socket, MAX_HEADER_BYTES))
  const connections = new Connections(http)
  await server.serve()
  return { port: (http.address() as AddressInfo).port, stop: atOnce => connections.stop(atOnce) }
}

async function answer(send: Send, request: ServerRequest, options: ListenOptions): Promise<Response> {
  const source = request.runtime?.node?.req
  if (!(source instanceof IncomingMessage)) throw new TypeError('A request of HTTP 1')
  // Whatever is larger does not fit into one string.
  const maxBytes = Math.min(options.maxBodyBytes, constants.MAX_STRING_LENGTH)
  try {
    const body = await readBody(source, maxBytes)
    const url = addressOf(request.url, options)
    const response = await send(makeRequest({ url, method: request.method, headers: request.headers, body }))
    return await whole(response, request.method)
  } catch (error) {
    if (error instanceof BodyTooLarge) return plain(413, `exceeds max_body of ${maxBytes}`)
    // The client went away while it sent its body: nobody reads this.
    if (!source.complete) return new FastResponse(null, { status: 400 })
    throw error
  }
}

/** With its length, so that Node need not send it in chunks. */
async function whole(response: Response, method: string): Promise<Response> {
  const { status, headers } = response
  const hasBody = method !== 'HEAD' && response.body !== null
  const body = hasBody ? new Uint8Array(await response.arrayBuffer()) : null
  return new FastResponse(body, { status, statusText: STATUS_CODES[status] ?? '', headers })
}

function plain(status: number, why: string): Response {
  const { body, ...rest } = plainText(status, why)
  return new FastResponse(body, rest)
}

function addressOf(address: string, { scheme, publicHost }: ListenOptions): string {
  if (scheme === undefined && publicHost === undefined) return address
  const { protocol, host, pathname, search } = new URL(address)
  return `${scheme ?? protocol.slice(0, -1)}://${publicHost ?? host}${pathname}${search}`
}
