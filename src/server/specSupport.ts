import type { Json, JsonObject } from '~/protocol/json'
import { createServer, type ServerDeps } from './createServer'
import type { ServerSettings } from './settings'
import { createMemoryStorage } from './storage/memory'

// For specs only.

export type Ask = {
  readonly user?: string
  readonly body?: Json | string
  readonly headers?: Record<string, string>
}

export type Answer = {
  readonly status: number
  readonly headers: Headers
  /** The parsed body, of whatever shape it has; undefined where there is none. */
  readonly json: ReturnType<JSON['parse']>
}

export const basic = (user: string, password = 'pw'): string => `Basic ${btoa(`${user}:${password}`)}`

/** 2026-11-22T22:00:00Z. Every look at the clock is a millisecond later. */
export function tickingClock(start = 1_795_384_800_000): () => number {
  let now = start
  return () => (now += 1)
}

export function countingIds(): () => string {
  let count = 0
  return () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`
}

/** A server of its own, in memory, and a short way to ask it. */
export function startServer(settings: Partial<ServerSettings> = {}, deps: Partial<ServerDeps> = {}) {
  const send = createServer({
    storage: createMemoryStorage(),
    clock: tickingClock(),
    newId: countingIds(),
    settings: { passwordCost: 2, ...settings },
    ...deps,
  })
  return async (method: string, path: string, { user, body, headers = {} }: Ask = {}): Promise<Answer> => {
    const all = new Headers(headers)
    if (user !== undefined) all.set('authorization', basic(user))
    if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json')
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
    const address = `http://localhost${path.startsWith('/v1') ? '' : '/v1'}${path}`
    const response = await send(new Request(address, { method, headers: all, body: text }))
    const sent = await response.text()
    const isJson = response.headers.get('content-type') === 'application/json' && sent !== ''
    return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(sent) : undefined }
  }
}

export type Server = ReturnType<typeof startServer>

/** Stores objects by address, as alice unless told otherwise; fails on the first that is refused. */
export async function store(ask: Server, objects: Record<string, JsonObject>, user = 'alice'): Promise<void> {
  for (const [path, body] of Object.entries(objects)) {
    const { status, json } = await ask('PUT', path, { user, body })
    if (status >= 300) throw new Error(`PUT ${path}: ${status} ${JSON.stringify(json)}`)
  }
}
