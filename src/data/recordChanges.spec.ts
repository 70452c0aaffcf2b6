import type { QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIST, openWorld, put, remove } from '~/testing/recordWorld'
import { noteOwnWrite } from './ownWrites'
import { recordChanges, refreshRecords, showChanges } from './recordChanges'
import { loadedPages, recordPages, type RecordSource } from './recordPages'
import { session } from './session'

const look = (client: QueryClient, source: RecordSource) => client.query({ ...recordChanges(source), staleTime: 0 })

const shownIds = (client: QueryClient, source: RecordSource) =>
  loadedPages(client, source)?.pages.flatMap(page => page.rows.map(({ id }) => id))

async function serverIds({ query }: RecordSource) {
  const { rows } = await session.client().list(LIST, query)
  return rows.map(({ id }) => id)
}

const names = ['Ash', 'Elm', 'Fir', 'Oak']

async function forest(query: RecordSource['query'] = { sort: ['name'] }) {
  const world = await openWorld()
  for (const name of names) await put(`${LIST}/${name}`, { name, size: 1 })
  const source: RecordSource = { listUri: LIST, query }
  await world.client.infiniteQuery(recordPages(source))
  world.asked.length = 0
  return { ...world, source }
}

test('a look costs one conditional request, answered by 304 when nothing happened', async () => {
  const { client, asked, source } = await forest()
  const first = await look(client, source)
  const second = await look(client, source)
  expect(second).toBe(first)
  expect(asked.map(({ status }) => status)).toEqual([304, 304])
  expect(asked[0]?.uri).toMatch(/^\/buckets\/b\/collections\/c\/records\?_limit=1000&_since=\d+$/)
})

test("others' changes are kept beside the rows, and counted only where a row would come, go or move", async () => {
  const { client, source } = await forest()
  await put(`${LIST}/Elm`, { name: 'Elm', size: 2 })
  await remove(`${LIST}/Oak`)
  const inPlace = await look(client, source)
  expect(inPlace.news).toBe(0)
  expect([...inPlace.rows].map(([id, { isGone }]) => [id, isGone])).toEqual([
    ['Oak', true],
    ['Elm', false],
  ])
  await put(`${LIST}/Ash`, { name: 'Yew', size: 1 })
  await put(`${LIST}/Box`, { name: 'Box', size: 1 })
  expect((await look(client, source)).news).toBe(2)
  expect(shownIds(client, source)).toEqual(names)
  await showChanges(client, source)
  expect(shownIds(client, source)).toEqual(['Box', 'Elm', 'Fir', 'Ash'])
  expect((await look(client, source)).rows.size).toBe(0)
})

test('a record that leaves or enters the filter is news; one that never matched is not', async () => {
  const { client, source } = await forest({ sort: ['name'], filters: [['size', '1']] })
  await put(`${LIST}/Elm`, { name: 'Elm', size: 2 })
  await put(`${LIST}/Box`, { name: 'Box', size: 1 })
  await put(`${LIST}/Yew`, { name: 'Yew', size: 9 })
  expect((await look(client, source)).news).toBe(2)
  await showChanges(client, source)
  expect(shownIds(client, source)).toEqual(['Ash', 'Box', 'Fir', 'Oak'])
})

test('own writes change, come and go at once and are no news', async () => {
  const { client, source } = await forest()
  const saved = await put(`${LIST}/Ash`, { name: 'Yew', size: 5 })
  const created = await put(`${LIST}/Box`, { name: 'Box', size: 1 })
  const gone = await remove(`${LIST}/Fir`)
  for (const { id, last_modified } of [saved, created, gone]) noteOwnWrite(`${LIST}/${id}`, last_modified)
  const changes = await look(client, source)
  expect([changes.news, changes.rows.size]).toEqual([0, 0])
  // The row that was renamed stays under the hands.
  expect(shownIds(client, source)).toEqual(['Box', 'Ash', 'Elm', 'Oak'])
  expect(loadedPages(client, source)?.pages[0]?.rows.find(({ id }) => id === 'Ash')).toMatchObject({ name: 'Yew' })
  await refreshRecords(client, source)
  expect(shownIds(client, source)).toEqual(['Box', 'Elm', 'Oak', 'Ash'])
})

test('too many changes at once are not followed: the list is loaded anew', async () => {
  const { client, source } = await forest()
  for (let at = 0; at < 1001; at++) await put(`${LIST}/n${at}`, { name: `n${at}` })
  expect(await look(client, source)).toMatchObject({ isMany: true })
  expect(shownIds(client, source)).toEqual(names)
  await showChanges(client, source)
  expect(await look(client, source)).toMatchObject({ isMany: false, news: 0 })
})

test('a collection that was made anew is another list', async () => {
  const { client, source, setClock } = await forest()
  await remove('/buckets/b/collections/c')
  setClock(1_699_999_000_000)
  await put('/buckets/b/collections/c', {})
  await put(`${LIST}/new`, { name: 'new' })
  await refreshRecords(client, source)
  expect(shownIds(client, source)).toEqual(['new'])
})

const action = fc.record({
  kind: fc.constantFrom('put', 'put', 'remove'),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  size: fc.nat(4),
})

test('a list that was brought up to date is the list that the server would give, as far as it was loaded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 10 }),
      fc.array(action, { maxLength: 6 }),
      fc.constantFrom<string[]>([], ['size'], ['-size'], ['-size', 'id']),
      fc.boolean(),
      async (before, since, sort, isFiltered) => {
        const { client, asked } = await openWorld()
        const filters: [string, string][] = isFiltered ? [['min_size', '2']] : []
        const source: RecordSource = { listUri: LIST, query: { sort, filters, limit: 3 } }
        await play(before)
        await client.infiniteQuery(recordPages(source))
        await play(since)
        asked.length = 0
        await refreshRecords(client, source)
        expect(asked.length).toBeLessThanOrEqual(2)
        const expected = await serverIds({ ...source, query: { sort, filters } })
        const loaded = loadedPages(client, source)
        const shown = shownIds(client, source) ?? []
        expect(shown).toEqual(expected.slice(0, shown.length))
        if (!loaded?.pages.at(-1)?.next) expect(shown).toEqual(expected)
        // What follows goes on behind what was loaded.
        const whole = await client.infiniteQuery({ ...recordPages(source), staleTime: 0, pages: 9 })
        expect(whole.pages.flatMap(page => page.rows.map(({ id }) => id))).toEqual(expected)
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

async function play(actions: { kind: string; id: string; size: number }[]) {
  const there = new Set((await session.client().list(LIST, { fields: ['id'] })).rows.map(({ id }) => id))
  for (const { kind, id, size } of actions) {
    if (kind === 'put') await put(`${LIST}/${id}`, { size })
    else if (there.has(id)) await remove(`${LIST}/${id}`)
    if (kind === 'put') there.add(id)
    else there.delete(id)
  }
}
