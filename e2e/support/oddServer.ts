import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type OddServer = { /** Without a path. */ url: string; stop: () => Promise<void> }

/** Something on a free port that is no Kinto, or one that does not behave. */
export async function startOddServer(answer: RequestListener): Promise<OddServer> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const OPEN = { 'Access-Control-Allow-Origin': '*' }

/** A web site; `isOpen`: pages of other origins may read it. */
export const webSite =
  (isOpen: boolean): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', ...(isOpen ? OPEN : {}) })
    response.end('<!doctype html><title>Bakery</title><h1>Bread since 1911</h1>')
  }

export const neverAnswers: RequestListener = () => undefined

export const cutsConnections: RequestListener = request => void request.socket.destroy()
