import { Validator } from '@cfworker/json-schema'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { parentOf, refOf, uriOf } from '~/protocol/ref'
import type { SeedObject } from './seed'
import { seeds } from './seeds'

const worlds = await Promise.all(Object.entries(seeds).map(async ([name, seed]) => ({ name, objects: await seed() })))
const world = (name: string): SeedObject[] => worlds.find(each => each.name === name)?.objects ?? []

const recordsIn = (objects: SeedObject[], listUri: string) =>
  objects.filter(({ uri }) => uri.startsWith(`${listUri}/records/`))
const idsIn = (name: string, collection: string) =>
  new Set(recordsIn(world(name), `/buckets/${name}/collections/${collection}`).map(({ uri }) => uri.split('/').at(-1)))

describe.each(worlds)('$name', ({ objects }) => {
  test('every object stands after its parent and only once', () => {
    const seen = new Set<string>()
    for (const { uri } of objects) {
      const ref = refOf(uri)
      const parent = ref && parentOf(ref)
      expect(ref, uri).toBeDefined()
      expect(parent === undefined || seen.has(uriOf(parent)), uri).toBe(true)
      expect(seen.has(uri), uri).toBe(false)
      seen.add(uri)
    }
  })

  test('every text can be sent: no half characters', () => {
    for (const { uri, data } of objects) expect(JSON.stringify(data).includes('\\ud'), uri).toBe(false)
  })

  test('every record with a schema keeps to it, and every schema names its draft', () => {
    for (const { uri, data } of objects.filter(each => isJsonObject(each.data.schema))) {
      const schema = isJsonObject(data.schema) ? data.schema : {}
      expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#')
      const validator = new Validator(schema, '7', false)
      const records = recordsIn(objects, uri)
      expect(records.length, uri).toBeGreaterThan(0)
      for (const record of records) expect(problemsOf(validator, record.data), record.uri).toEqual([])
    }
  })

  test('the fields to show exist and have a title', () => {
    for (const { uri, data } of objects.filter(each => Array.isArray(each.data.displayFields))) {
      for (const field of textsIn(data.displayFields)) {
        expect(titleAt(data.schema, field), `${uri} ${field}`).toEqual(expect.any(String))
      }
    }
  })
})

test('there are 250 countries with all their fields', () => {
  const countries = recordsIn(world('countries'), '/buckets/world/collections/countries')
  expect(countries).toHaveLength(250)
  const fields = new Set(countries.flatMap(({ data }) => Object.keys(data)))
  expect(fields.size).toBe(24)
  const france = countries.find(({ uri }) => uri.endsWith('/fra'))
  expect(france?.data).toMatchObject({ name: { common: 'France' }, capital: ['Paris'], cca3: 'FRA' })
})

test('the licence of the countries goes with them', () => {
  const collection = world('countries').find(({ uri }) => uri === '/buckets/world/collections/countries')
  expect(collection?.data.attribution).toMatchObject({
    license: 'ODbL-1.0',
    url: 'https://github.com/mledoze/countries',
    notice: expect.stringContaining('ODbL'),
  })
})

test('the newsroom has its numbers, and its articles name authors, tags and pictures that exist', () => {
  const [authors, tags, media] = ['authors', 'tags', 'media'].map(name => idsIn('newsroom', name))
  const articles = recordsIn(world('newsroom'), '/buckets/newsroom/collections/articles')
  expect([articles.length, authors?.size, tags?.size, media?.size]).toEqual([40, 8, 12, 10])
  for (const { uri, data } of articles) {
    expect(authors, uri).toContain(data.author)
    for (const tag of textsIn(data.tags)) expect(tags, uri).toContain(tag)
    if (data.cover !== undefined) expect(media, uri).toContain(data.cover)
    expect(uri.endsWith(`/${String(data.slug)}`), uri).toBe(true)
  }
})

test.each([
  ['Latin with accents', /[é-ÿŁ-ż]/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Chinese', /\p{Script=Han}/u],
  ['Japanese', /\p{Script=Hiragana}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['emoji', /\p{Emoji_Presentation}/u],
  ['a script tag', /^<script>alert\(1\)<\/script>$/],
  ['nothing', /^$/],
  ['a very long line', /^.{200,}$/],
])('the newsroom has a title with %s', (_, pattern) => {
  const articles = recordsIn(world('newsroom'), '/buckets/newsroom/collections/articles')
  expect(articles.map(({ data }) => data.title)).toContainEqual(expect.stringMatching(pattern))
})

function problemsOf(validator: Validator, data: JsonObject): string[] {
  return validator.validate(data).errors.map(problem => `${problem.instanceLocation}: ${problem.error}`)
}

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** The title that a schema gives to a field, which may be named by a dotted path. */
function titleAt(schema: unknown, field: string): unknown {
  const [first = '', ...rest] = field.split('.')
  const properties = isJsonObject(schema) && isJsonObject(schema.properties) ? schema.properties : {}
  const found = properties[first]
  if (rest.length > 0) return titleAt(found, rest.join('.'))
  return isJsonObject(found) ? found.title : undefined
}
