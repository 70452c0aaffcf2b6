import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** How long requests under way may go on once the server is told to stop. */
const STOP_MS = 30_000

/** Knows which connections have a request under way, so that the others can be closed: Node waits for them. */
export class Connections {
  readonly #http: Server
  readonly #open = new Set<Socket>()
  readonly #underWay = new Set<ServerResponse>()
  #isStopping = false

  constructor(http: Server) {
    this.#http = http
    http.on('connection', (socket: Socket) => {
      this.#open.add(socket)
      socket.on('close', () => this.#open.delete(socket))
    })
    http.prependListener('request', (_, response) => {
      this.#underWay.add(response)
      if (this.#isStopping) sayLast(response)
      response.on('close', () => {
        this.#underWay.delete(response)
        if (this.#isStopping) this.#endIdle()
      })
    })
  }

  /** Waits for requests under way, unless all is to end `atOnce`. */
  async stop(atOnce = false): Promise<void> {
    this.#isStopping = true
    const closed = new Promise<void>(resolve => this.#http.close(() => resolve()))
    const late = setTimeout(() => this.#endAll(), STOP_MS)
    this.#underWay.forEach(sayLast)
    if (atOnce) this.#endAll()
    else this.#endIdle()
    await closed
    clearTimeout(late)
  }

  #endIdle(): void {
    const busy = new Set(Array.from(this.#underWay, response => response.req.socket))
    // Not destroyed: the end of the last answer may still be on its way.
    for (const socket of this.#open) if (!busy.has(socket)) socket.destroySoon()
  }

  #endAll(): void {
    for (const socket of this.#open) socket.destroy()
  }
}

function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
