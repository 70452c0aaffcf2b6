import { expect, test } from 'vitest'
import { LIST, openWorld, put } from '~/testing/recordWorld'
import { neighbours } from './neighbours'
import { session } from './session'

const find = { fields: ['name', 'text'], value: 'par' }

async function world() {
  const { client } = await openWorld()
  await put(`${LIST}/a`, { name: 'Paris', text: '', pop: 1 })
  await put(`${LIST}/b`, { name: 'Oslo', text: '', pop: 2 })
  await put(`${LIST}/c`, { name: 'Rome', text: 'sparse', pop: 3 })
  await put(`${LIST}/d`, { name: 'Parma', text: 'par', pop: 3 })
  const read = async (id: string) => (await session.client().object(`${LIST}/${id}`)).data
  return { client, read }
}

test.each([
  ['a', { previous: null, next: 'd' }],
  ['d', { previous: 'a', next: 'c' }],
  ['c', { previous: 'd', next: null }],
])('beside %s, in a list that was searched for a text in two fields, stand %j', async (id, expected) => {
  const { client, read } = await world()
  expect(await client.query(neighbours(LIST, await read(id), { sort: ['pop'], find }))).toEqual(expected)
})

test('without a text to find every record is a neighbour', async () => {
  const { client, read } = await world()
  expect(await client.query(neighbours(LIST, await read('b'), { sort: ['pop'] }))).toEqual({ previous: 'a', next: 'd' })
})
