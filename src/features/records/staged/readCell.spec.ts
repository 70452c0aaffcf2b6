import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deepEqual } from '~/lib/deepEqual'
import { formatTsv, parseTsv } from '~/lib/tsv'
import type { Json, JsonObject } from '~/protocol/json'
import { cellTypeOf, columnType, type CellType } from './cellType'
import { copyCell } from './copyCell'
import { readCell, readPasted, writeCell } from './readCell'

i18n.setMessagesCompiler(compileMessage)
i18n.loadAndActivate({ locale: 'en', messages: {} })

/** JSON as a server may send it. */
const json = fc.jsonValue({ noUnicodeString: false }).map(value => JSON.parse(JSON.stringify(value)) as Json) // JSON again.

const exactly = (value: Json) => JSON.stringify(value)

test('every value comes back from its own editor as it was', () => {
  fc.assert(
    fc.property(json, value => {
      const type = cellTypeOf(undefined, 'f', value)
      const read = readCell(type, writeCell(type, value))
      // An empty text is what an emptied cell shows; whoever leaves it as it is changes nothing.
      if (value === '') expect(read).toEqual({ empty: true })
      else expect('value' in read && deepEqual(read.value, value), `${type.type} ${exactly(value)}`).toBe(true)
    }),
  )
})

test('an absent cell reads what it would write', () => {
  const any: CellType = { type: 'any' }
  fc.assert(
    fc.property(json, value => {
      const read = readCell(any, writeCell(any, value))
      expect('value' in read && deepEqual(read.value, value)).toBe(true)
    }),
  )
})

test('what is copied comes back by pasting, through a spreadsheet', () => {
  fc.assert(
    fc.property(fc.array(json, { minLength: 1, maxLength: 4 }), values => {
      const [line = []] = parseTsv(formatTsv([values.map(copyCell)]))
      values.forEach((value, at) => {
        const text = line[at] ?? ''
        const type = cellTypeOf(undefined, 'f', value)
        const read = readPasted(type, text)
        // A lone text of blanks in a cell of numbers and the like cannot be; texts keep theirs.
        if (text === '') expect(read).toEqual({ empty: true })
        else expect('value' in read && deepEqual(read.value, value), `${type.type} ${exactly(value)}`).toBe(true)
      })
    }),
  )
})

const TEXT: CellType = { type: 'text' }
const NUMBER: CellType = { type: 'number', isSaid: true }
const LOOSE: CellType = { type: 'number', isSaid: false }
const ANY: CellType = { type: 'any' }
const LINES: CellType = { type: 'lines', of: 'text' }
const JSON_TYPE: CellType = { type: 'json' }

test.each<[CellType, string, unknown]>([
  [TEXT, '5', '5'],
  [TEXT, ' a ', ' a '],
  [NUMBER, '1,5', 1.5],
  [NUMBER, ' -3 ', -3],
  [NUMBER, 'null', null],
  [LOOSE, '"5"', '5'],
  [LOOSE, '5', 5],
  [ANY, '5', 5],
  [ANY, '"5"', '5'],
  [ANY, 'five', 'five'],
  [ANY, '007', '007'],
  [ANY, 'true', true],
  [ANY, '[1, 2]', [1, 2]],
  [LINES, 'a\nb\r\nc', ['a', 'b', 'c']],
  [LINES, '', []],
  [JSON_TYPE, '{"a": 1}', { a: 1 }],
])('%j reads %j as %j', (type, text, value) => {
  expect(readCell(type, text)).toEqual({ value })
})

test.each<[CellType, string]>([
  [NUMBER, '1,500'],
  [NUMBER, 'abc'],
  [NUMBER, '9007199254740993'],
  [LOOSE, 'abc'],
  [ANY, '{"a": '],
  [ANY, '9007199254740993'],
  [ANY, '"open'],
  [JSON_TYPE, 'abc'],
  [{ type: 'lines', of: 'number' }, '1\nx'],
])('%j does not take %j, and says why', (type, text) => {
  expect(readCell(type, text)).toEqual({ problem: expect.stringMatching(/\.$/) })
})

const YES_NO: CellType = { type: 'choice', choices: [true, false].map(value => ({ value, title: '' })) }
const COLOURS: CellType = {
  type: 'choice',
  choices: [
    { value: 'r', title: 'Red' },
    { value: 2, title: 'Two' },
  ],
}

test.each<[CellType, string, unknown]>([
  [YES_NO, 'TRUE', true],
  [YES_NO, 'no', false],
  [YES_NO, '1', true],
  [COLOURS, 'r', 'r'],
  [COLOURS, 'red', 'r'],
  [COLOURS, '2', 2],
  [LINES, 'a, b,c', ['a', 'b', 'c']],
  [LINES, '["a, b"]', ['a, b']],
  [TEXT, 'true', 'true'],
  [NUMBER, ' 7 ', 7],
])('%j takes %j from a spreadsheet for %j', (type, text, value) => {
  expect(readPasted(type, text)).toEqual({ value })
})

test('a choice is never guessed', () => {
  expect(readPasted(COLOURS, 'blue')).toHaveProperty('problem')
  expect(readPasted(YES_NO, 'maybe')).toHaveProperty('problem')
  expect(readPasted(YES_NO, '')).toEqual({ empty: true })
})

const schema: JsonObject = {
  definitions: { star: { type: 'integer', maximum: 5 } },
  properties: {
    text: { type: 'string' },
    day: { type: 'string', format: 'date' },
    time: { type: ['string', 'null'], format: 'date-time' },
    star: { $ref: '#/definitions/star' },
    flag: { type: ['boolean', 'null'] },
    colour: { enum: ['r', 'g'] },
    tags: { type: 'array', items: { type: 'string' } },
    points: { type: 'array', items: { type: 'object' } },
    mixed: { type: ['string', 'number'] },
    name: { type: 'object', properties: { common: { type: 'string' } } },
    variant: { oneOf: [{ const: 1, title: 'One' }, { const: 2 }] },
  },
}

test.each<[string, unknown, Partial<CellType>]>([
  ['text', undefined, { type: 'text' }],
  ['text', 5, { type: 'text' }],
  ['text', { a: 1 }, { type: 'json' }],
  ['day', undefined, { type: 'day' }],
  ['time', null, { type: 'any' }],
  ['time', 'x', { type: 'time' }],
  ['star', 3, { type: 'number', isSaid: true }],
  ['star', 'three', { type: 'number', isSaid: true }],
  ['flag', undefined, { type: 'choice' }],
  ['colour', 'blue', { type: 'choice' }],
  ['tags', undefined, { type: 'lines', of: 'text' }],
  ['tags', [1], { type: 'lines', of: 'number' }],
  ['tags', ['a\nb'], { type: 'json' }],
  ['points', [], { type: 'json' }],
  ['mixed', 5, { type: 'number', isSaid: false }],
  ['mixed', undefined, { type: 'any' }],
  ['name', undefined, { type: 'json' }],
  ['name.common', undefined, { type: 'text' }],
  ['variant', undefined, { type: 'choice' }],
  ['unknown', true, { type: 'choice' }],
  ['unknown', '2026-01-31', { type: 'day' }],
  ['unknown', [''], { type: 'json' }],
])('%s holding %j is edited as %j', (field, value, type) => {
  expect(cellTypeOf(schema, field, value as Json | undefined)).toMatchObject(type)
})

test('the empty cells of a column take the type of the others, if they have one', () => {
  expect(columnType(undefined, 'f', [undefined, 'a', null, 'b'])).toEqual({ type: 'text' })
  expect(columnType(undefined, 'f', ['a', 1])).toEqual({ type: 'any' })
  expect(columnType(undefined, 'f', [])).toEqual({ type: 'any' })
})
