import { expect, test } from 'vitest'
import { startServer, store } from '../specSupport'

const B = '/buckets/b'
const R = `${B}/collections/c/records`

test('a list that is deleted without a filter leaves no permissions on what a limit has spared, nor below', async () => {
  const ask = startServer()
  const read = { permissions: { read: ['system.Everyone'] } }
  await store(ask, { [B]: {}, [`${B}/collections/c`]: read, [`${R}/1`]: read, [`${B}/collections/d`]: {} })
  await ask('DELETE', `${B}/collections?_limit=1`, { user: 'alice' })
  expect((await ask('GET', `${B}/collections/d`, { user: 'alice' })).status).toBe(404)
  for (const path of [`${B}/collections/c`, `${R}/1`]) {
    expect((await ask('GET', path)).status).toBe(401)
    expect((await ask('GET', path, { user: 'alice' })).json.permissions).toEqual({})
  }
})

test('with a filter they stay', async () => {
  const ask = startServer()
  await store(ask, { [B]: {}, [`${B}/collections/c`]: {}, [`${R}/1`]: { permissions: { read: ['system.Everyone'] } } })
  await ask('DELETE', `${R}?v=1`, { user: 'alice' })
  expect((await ask('GET', `${R}/1`)).status).toBe(200)
})
