import { BUILT_IN_SERVER, SAMPLE_USERS } from '~/protocol/builtIn'
import type { JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { Send } from '~/protocol/send'
import type { SeedObject } from './seed'

/**
 * Makes the accounts and these objects on the server behind `send`, through the protocol and as the account `admin`.
 * What is there already is left as it is. `server` is e.g. `https://kinto.example.org/v1`.
 */
export async function plantObjects(send: Send, objects: SeedObject[], server = BUILT_IN_SERVER): Promise<void> {
  for (const { id, password } of SAMPLE_USERS) {
    await plantAccount(send, `${server}/accounts/${id}`, password)
  }
  const size = await batchSize(send, server)
  for (let from = 0; from < objects.length; from += size) {
    await plantBatch(send, server, objects.slice(from, from + size))
  }
}

const HEADERS = { 'Content-Type': 'application/json', 'If-None-Match': '*' }

async function plantAccount(send: Send, uri: string, password: string): Promise<void> {
  const body = JSON.stringify({ data: { password } })
  const response = await send(new Request(uri, { method: 'PUT', headers: HEADERS, body }))
  check(uri, response.status, await response.text())
}

async function batchSize(send: Send, server: string): Promise<number> {
  const info: unknown = await (await send(new Request(`${server}/`))).json()
  const settings = isJsonObject(info) && isJsonObject(info.settings) ? info.settings : {}
  // Kinto's own default. https://docs.kinto-storage.org/en/stable/configuration/settings.html
  return typeof settings.batch_max_requests === 'number' ? settings.batch_max_requests : 25
}

async function plantBatch(send: Send, server: string, objects: SeedObject[]): Promise<void> {
  const requests = objects.map(({ uri, ...body }) => ({ path: uri, body }))
  const defaults = { method: 'PUT', headers: { 'If-None-Match': '*' } }
  const response = await send(
    new Request(`${server}/batch`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Basic ${btoa('admin:admin')}` },
      body: JSON.stringify({ defaults, requests }),
    }),
  )
  const text = await response.text()
  if (!response.ok) throw new Error(`Batch: ${response.status} ${text}`)
  // The body of a successful batch, as Kinto documents it; a wrong status in it is reported below.
  const { responses } = JSON.parse(text) as { responses: { path: string; status: number; body: JsonObject }[] }
  for (const { path, status, body } of responses) check(path, status, JSON.stringify(body))
}

function check(uri: string, status: number, body: string): void {
  // 412: it is there already.
  if (status !== 201 && status !== 412) throw new Error(`${uri} was not planted: ${status} ${body}`)
}
