import type { Json, JsonObject } from '~/protocol/json'
import type { Send } from '~/protocol/send'
import { isJsonObject } from '~/protocol/json'

export const SERVER = 'https://kinto.example.org/v1'

/** What was asked, in plain values. `uri` is below SERVER, or the whole address if it is not there. */
export type Asked = { method: string; uri: string; headers: Record<string, string>; body: JsonObject | undefined }

type Line = Response | Error | 'never' | ((request: Request) => Promise<Response>)

/**
 * For specs: a server that says its lines one after the other and keeps what it was asked. An Error is a broken
 * connection. Being asked more often than there are lines fails.
 */
export function scriptedSend(...lines: Line[]): { send: Send; asked: Asked[] } {
  const asked: Asked[] = []
  const send: Send = async request => {
    asked.push(await read(request))
    const line = lines[asked.length - 1]
    if (line === undefined) throw new Error(`Nobody expected request ${asked.length}: ${request.method} ${request.url}`)
    if (line instanceof Error) throw line
    if (line === 'never') return new Promise(() => undefined)
    return typeof line === 'function' ? line(request) : line
  }
  return { send, asked }
}

async function read(request: Request): Promise<Asked> {
  const text = await request.clone().text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  const { method, url } = request
  const uri = url.startsWith(SERVER) ? url.slice(SERVER.length) : url
  return { method, uri, headers: Object.fromEntries(request.headers), body: isJsonObject(body) ? body : undefined }
}

export const json = (body: Json, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })

export const html = (status = 200) =>
  new Response('<!doctype html><title>Hello</title>', { status, headers: { 'Content-Type': 'text/html' } })

/** A refusal in Kinto's words. */
export const refusal = (status: number, errno: number, more: JsonObject = {}, headers: Record<string, string> = {}) =>
  json({ code: status, errno, error: 'Refused', ...more }, status, headers)

/** The hello view of a server with accounts. */
export const hello = (more: JsonObject = {}): JsonObject => ({
  project_name: 'kinto',
  project_version: '26.5.0',
  http_api_version: '1.23',
  project_docs: 'https://kinto.readthedocs.io/',
  url: 'http://10.0.0.1:8888/v1/',
  config: null,
  settings: { explicit_permissions: true, batch_max_requests: 25, readonly: false },
  capabilities: { accounts: { description: 'Accounts', url: '', validation_enabled: false } },
  ...more,
})
