import { expect, test } from 'vitest'
import { startServer, store } from '../specSupport'

test('anybody may read how many objects and tombstones there are', async () => {
  const ask = startServer({ counters: true, history: {} })
  expect((await ask('GET', '/__counters__')).json).toEqual({ objects: {}, tombstones: {} })
  const R = '/buckets/b/collections/c/records'
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {}, [`${R}/1`]: {}, [`${R}/2`]: {} })
  await ask('DELETE', `${R}/1`, { user: 'alice' })
  expect((await ask('GET', '/__counters__')).json).toEqual({
    objects: { bucket: 1, collection: 1, record: 1, history: 5 },
    tombstones: { record: 1 },
  })
  expect((await ask('GET', '/')).json.capabilities).toHaveProperty('counters_endpoint')
})

test('without the setting there are none', async () => {
  const ask = startServer()
  expect((await ask('GET', '/__counters__')).status).toBe(404)
})
