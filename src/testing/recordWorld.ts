import { QueryClient } from '@tanstack/react-query'
import { newId } from '~/lib/newId'
import type { JsonObject } from '~/protocol/json'
import type { Send } from '~/protocol/send'
import { createServer } from '~/server/createServer'
import { createMemoryStorage } from '~/server/storage/memory'
import { session } from '~/data/session'

// For specs only.

const SERVER = 'https://kinto.example.org/v1'
export const LIST = '/buckets/b/collections/c/records'

/** A server with one collection, and the session that asks it; `asked` holds each request since it was emptied. */
export async function openWorld(paginateBy = 0) {
  let time = 1_700_000_000_000
  const engine = createServer({
    storage: createMemoryStorage(),
    clock: () => (time += 10),
    newId,
    settings: { paginateBy, passwordCost: 2, bucketCreatePrincipals: ['system.Everyone'] },
  })
  const asked: { method: string; uri: string; status: number }[] = []
  const send: Send = async request => {
    const { method, url } = request
    const response = await engine(request)
    asked.push({ method, uri: decodeURIComponent(url.slice(SERVER.length)), status: response.status })
    return response
  }
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })
  session.configure({ openSend: () => send, onSignal: () => undefined })
  await session.signIn({ server: SERVER, credentials: { method: 'anonymous' }, stay: false })
  await put('/buckets/b', {})
  await put('/buckets/b/collections/c', {})
  return { client, asked, setClock: (now: number) => void (time = now) }
}

/** As somebody else would: Studio does not hear of it. */
export const put = (uri: string, data: JsonObject) => write('PUT', uri, { data })
export const remove = (uri: string) => write('DELETE', uri)

async function write(method: string, uri: string, body?: JsonObject) {
  const response = await session.connection(SERVER).send(
    new Request(SERVER + uri, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    }),
  )
  if (!response.ok) throw new Error(`${method} ${uri}: ${response.status} ${await response.text()}`)
  const answer: { data: JsonObject & { id: string; last_modified: number } } = await response.json()
  return answer.data
}
