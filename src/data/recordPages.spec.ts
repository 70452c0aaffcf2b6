import { InfiniteQueryObserver, type QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json, JsonObject } from '~/protocol/json'
import { LIST, openWorld, put } from '~/testing/recordWorld'
import { questionIn } from './listQuestions'
import { recordPages, type RecordSource } from './recordPages'
import { session } from './session'

/** Everything that the list gives, from both its ends, as somebody who scrolls up and down would meet it. */
async function readAll(client: QueryClient, source: RecordSource): Promise<string[]> {
  client.clear()
  const observer = new InfiniteQueryObserver(client, recordPages(source))
  const stop = observer.subscribe(() => undefined)
  let result = await observer.fetchNextPage({ throwOnError: true })
  while (result.hasPreviousPage || result.hasNextPage) {
    if (result.hasPreviousPage) result = await observer.fetchPreviousPage({ throwOnError: true })
    if (result.hasNextPage) result = await observer.fetchNextPage({ throwOnError: true })
  }
  stop()
  return result.data?.pages.flatMap(page => page.rows.map(({ id }) => id)) ?? []
}

/** The server's own answer, in one piece. */
async function plainList(sort: string[]): Promise<string[]> {
  const { rows } = await session.client().list(LIST, { sort })
  return rows.map(({ id }) => id)
}

const values = fc.constantFrom<Json | undefined>(
  undefined,
  null,
  1,
  2,
  2.5,
  'a',
  'b',
  'B',
  '5',
  '',
  true,
  false,
  [],
  [1],
  [1, 2],
  { x: 1 },
  { x: 2 },
  '\u{1F600}',
  '\uFFFD',
)
const keys = fc.constantFrom('f', '-f', 'g', '-g', 'o.x', '-o.x', 'last_modified', '-last_modified', 'id', '-id')
const record = fc.record({
  f: values,
  g: values,
  o: fc.constantFrom<Json | undefined>(undefined, { x: 1 }, { x: 'a' }, 5),
})

const present = (data: object) =>
  Object.fromEntries(Object.entries(data).filter((pair): pair is [string, Json] => pair[1] !== undefined))

test('a list cut at any value gives every record once and in order, whatever its keys hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 9 }),
      fc.uniqueArray(keys, { maxLength: 3, selector: key => key.replace('-', '') }),
      values,
      fc.nat(8),
      async (records, sort, value, pick) => {
        const { client } = await openWorld()
        const stored: JsonObject[] = []
        for (const [at, data] of records.entries()) stored.push(await put(`${LIST}/r${at}`, present(data)))
        const time = stored[pick]?.last_modified ?? 1_700_000_000_500
        const at = (sort[0] ?? 'last_modified').endsWith('last_modified') ? time : (value ?? 'r4')
        const source: RecordSource = { listUri: LIST, query: { limit: 2, sort } }
        const expected = await plainList(sort)
        expect(await readAll(client, { ...source, at })).toEqual(expected)
        expect(await readAll(client, source)).toEqual(expected)
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

test('a cut list begins at the value, and asks for one page only', async () => {
  const { client, asked } = await openWorld()
  for (const name of ['Ash', 'Elm', 'Fir', 'Oak', 'Yew']) await put(`${LIST}/${name}`, { name })
  asked.length = 0
  const source: RecordSource = { listUri: LIST, query: { sort: ['name'], limit: 2 }, at: 'F', fields: ['name'] }
  const { pages } = await client.infiniteQuery(recordPages(source))
  expect(pages.map(page => page.rows.map(({ id }) => id))).toEqual([['Fir', 'Oak']])
  expect(asked.map(({ uri }) => uri)).toEqual([`${LIST}?min_name="F"&_sort=name&_limit=2&_fields=name,last_modified`])
})

test('a place behind the last record shows the end of the list', async () => {
  const { client } = await openWorld()
  for (const name of ['Ash', 'Elm', 'Fir']) await put(`${LIST}/${name}`, { name })
  const source: RecordSource = { listUri: LIST, query: { sort: ['name'], limit: 2 }, at: 'Z' }
  const { pages } = await client.infiniteQuery(recordPages(source))
  expect(pages.map(page => page.rows.map(({ id }) => id))).toEqual([['Elm', 'Fir']])
  expect(await readAll(client, source)).toEqual(['Ash', 'Elm', 'Fir'])
})

test("a cut does not disturb the address's own filters on the same field", async () => {
  const { client } = await openWorld()
  for (let pop = 0; pop < 8; pop++) await put(`${LIST}/r${pop}`, { pop })
  const filters: [string, string][] = [
    ['min_pop', '2'],
    ['lt_pop', '7'],
  ]
  const source: RecordSource = { listUri: LIST, query: { filters, sort: ['pop'], limit: 2 }, at: 4 }
  expect(await readAll(client, source)).toEqual(['r2', 'r3', 'r4', 'r5', 'r6'])
})

test('a list goes on where the server refuses its token, and deleted records stay away', async () => {
  const { client, asked } = await openWorld()
  const tags = [['a'], ['a'], ['a'], ['b'], [], ['a', 'b'], { x: 1 }, { x: 1 }, 'text', null]
  for (const [at, tag] of tags.entries()) await put(`${LIST}/r${at}`, { tag })
  await put(`${LIST}/none`, {})
  for (const sort of [['tag'], ['-tag'], ['tag', 'id'], ['tag', '-last_modified']]) {
    const expected = await plainList(sort)
    asked.length = 0
    expect(await readAll(client, { listUri: LIST, query: { sort, limit: 2 } })).toEqual(expected)
    expect(asked.some(({ status }) => status === 400)).toBe(true)
  }
})

test('a refusal that the token did not cause stays one', async () => {
  const { client } = await openWorld()
  const source: RecordSource = { listUri: LIST, query: { filters: [['id', '1']] } }
  await expect(client.infiniteQuery(recordPages(source))).rejects.toMatchObject({ status: 400 })
})

const texts = fc.constantFrom('par', 'Paris', 'Oslo', 'spar', 'x')

test('a text is found in several fields, each record once and in the order of the list', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: texts, b: texts, c: texts, n: fc.nat(3) }), { maxLength: 12 }),
      fc.constantFrom<string[]>([], ['n'], ['-n', 'a'], ['b']),
      fc.option(fc.nat(3)),
      async (records, sort, cut) => {
        const { client } = await openWorld()
        for (const [at, data] of records.entries()) await put(`${LIST}/r${at}`, data)
        const found = records.flatMap(({ a, b, c }, at) => (/par/i.test(a + b + c) ? `r${at}` : []))
        const expected = (await plainList(sort)).filter(id => found.includes(id))
        const find = { fields: ['a', 'b', 'c'], value: 'par' }
        const at = cut === null || sort[0] !== 'n' ? undefined : cut
        expect(await readAll(client, { listUri: LIST, query: { sort, limit: 2 }, find, at })).toEqual(expected)
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)

test('only the fields that are shown, and those that give the order, are asked for', async () => {
  const { client, asked } = await openWorld()
  for (let at = 0; at < 4; at++) await put(`${LIST}/r${at}`, { name: `n${at}`, pop: at, text: 'long' })
  asked.length = 0
  const source: RecordSource = { listUri: LIST, query: { sort: ['-pop'], limit: 2 } }
  await client.infiniteQuery(recordPages(source))
  const observer = new InfiniteQueryObserver(client, recordPages({ ...source, fields: ['name'] }))
  const { data } = await observer.fetchNextPage()
  expect(data?.pages.map(page => Object.keys(page.rows[0] ?? {}).toSorted())).toEqual([
    ['id', 'last_modified', 'name', 'pop', 'text'],
    ['id', 'last_modified', 'name', 'pop'],
  ])
  expect(asked[0]?.uri).not.toContain('_fields')
})

test('the question in an address is read back', () => {
  expect(questionIn(`${LIST}?a=1&+min_a=2&_sort=-a,b&_since=5&_token=t&_limit=3&_fields=a`)).toEqual({
    filters: [
      ['a', '1'],
      [' min_a', '2'],
    ],
    sort: ['-a', 'b'],
    since: 5,
    token: 't',
  })
})
