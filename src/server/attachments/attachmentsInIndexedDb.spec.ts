import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createServer } from '../createServer'
import { basic, countingIds, tickingClock } from '../specSupport'
import { openIndexedDbStorage } from '../storage/indexedDb'

const PATH = '/v1/buckets/b/collections/c/records/r'

async function open() {
  const storage = await openIndexedDbStorage({ name: 'attachments' })
  const settings = { attachments: { hasOwnBaseUrl: true } }
  const send = createServer({ storage, clock: tickingClock(), newId: countingIds(), settings })
  const ask = (method: string, address: string, body: FormData | string | null = null) => {
    const headers = {
      authorization: basic('ann'),
      ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    }
    return send(new Request(new URL(address, 'http://localhost'), { method, headers, body }))
  }
  return { ask, close: () => storage.close() }
}

test('files are there byte for byte when the page is opened again', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256)
  const first = await open()
  await first.ask('PUT', '/v1/buckets/b', '{}')
  await first.ask('PUT', '/v1/buckets/b/collections/c', '{}')
  const body = new FormData()
  body.append('attachment', new File([bytes], 'b.png', { type: 'image/png' }))
  const sent = await first.ask('POST', `${PATH}/attachment`, body)
  expect(sent.status).toBe(201)
  const { location } = await sent.json()
  first.close()

  const second = await open()
  const kept = await second.ask('GET', location)
  expect(kept.headers.get('content-type')).toBe('image/png')
  expect(new Uint8Array(await kept.arrayBuffer())).toEqual(bytes)
  await second.ask('DELETE', PATH)
  expect((await second.ask('GET', location)).status).toBe(404)
  second.close()

  const third = await open()
  expect((await third.ask('GET', location)).status).toBe(404)
  third.close()
})
