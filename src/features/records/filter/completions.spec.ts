import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { completionsAt } from './completions'
import { fieldInfos } from './fieldInfos'

const schema: JsonObject = {
  properties: {
    name: { type: 'string', title: 'Name' },
    population: { type: 'integer', title: 'People' },
    region: { enum: ['Africa', 'Asia & Pacific', '5'] },
    independent: { type: 'boolean' },
    in_stock: { type: 'boolean' },
    'a-b': { type: 'string' },
  },
}
const fields = fieldInfos({ displayFields: [], sort: [], schema }, [{ name: 'Paris, France' }])

/** `|` stands for the caret. */
function at(text: string) {
  const caret = text.indexOf('|')
  const found = completionsAt(text.replace('|', ''), caret, fields)
  return { ...found, inserts: found.items.map(({ insert }) => insert) }
}

test.each([
  ['|', 'name='],
  ['na|', 'name='],
  ['peo|', 'population='],
  ['a=1&li|', 'like_'],
  ['like_n|', 'like_name='],
  ['min_|', 'min_population='],
  ['in|', 'eq_in_stock='],
  ['_so|', '_sort='],
  ['_sort=-po|', '-population'],
  ['_sort=name,|', 'population'],
  ['_fields=na|', 'name'],
  ['region=|', 'Africa'],
  ['region=as|', 'Asia %26 Pacific'],
  ['in_region=Africa,|', '"5"'],
  ['in_name=|', String.raw`"Paris\u002c France"`],
  ['has_name=|', 'true'],
  ['independent=|', 'false'],
  ['eq_in_stock=t|', 'true'],
])('at %s one may write %s', (text, insert) => {
  expect(at(text).inserts).toContain(insert)
})

test('an operator offers the fields that it suits first, and never those it cannot ask for', () => {
  expect(at('min_|').inserts[0]).toBe('min_population=')
  expect(at('like_|').inserts[0]).toBe('like_name=')
  expect(at('like_|').inserts).not.toContain('like_a-b=')
  expect(at('_sort=|').inserts).not.toContain('a-b')
})

test('only the part at the caret is replaced', () => {
  expect(at('x=1&na|=5')).toMatchObject({ from: 4, to: 6 })
  expect(at('_sort=name,-po|p,region')).toMatchObject({ from: 11, to: 15 })
  expect(at('region=As|&b=1')).toMatchObject({ from: 7, to: 9 })
  expect(at('last_modified=|').items).toEqual([])
})
