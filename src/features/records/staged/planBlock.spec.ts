import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import { emptied } from './checkCell'
import { isAsked, planClear, planPaste, type Sheet } from './planBlock'

i18n.setMessagesCompiler(compileMessage)
i18n.loadAndActivate({ locale: 'en', messages: {} })

const schema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  required: ['title', 'code'],
  definitions: { star: { type: 'integer', maximum: 5 } },
  properties: {
    title: { type: 'string', minLength: 1 },
    code: { type: ['string', 'null'] },
    stars: { $ref: '#/definitions/star' },
    done: { type: 'boolean' },
    name: { type: 'object', required: ['common'], properties: { common: { type: 'string' } } },
  },
}

const records: KintoObject[] = [
  { id: 'a', last_modified: 1, title: 'A', stars: 1, done: true, zip: '01234' },
  { id: 'b', last_modified: 2, title: 'B', stars: 2, zip: '99999' },
  { id: 'c', last_modified: 3, title: 'C', name: 'flat' },
]

const sheet: Sheet = {
  rows: { count: records.length, at: index => records[index] },
  columns: ['title', 'stars', 'done', 'zip', 'last_modified'],
  schema,
  seenOf: row => row,
  titleOf: ({ title }) => String(title),
}

const range = (top: number, left: number, bottom = top, right = left) => ({
  top,
  bottom,
  left,
  right,
  columns: sheet.columns.slice(left, right + 1),
})
const paste = (
  block: string[][],
  index: number,
  column: string,
  chosen = range(index, sheet.columns.indexOf(column)),
) => planPaste(sheet, { index, column }, block, chosen)
const shown = ({ changes }: ReturnType<typeof paste>) =>
  changes.map(({ seen, field, after }) => [seen.id, field, after])

test('each cell becomes what its column holds', () => {
  const plan = paste(
    [
      ['X', '3', 'no'],
      ['Y', '', 'TRUE'],
    ],
    0,
    'title',
  )
  expect(shown(plan)).toEqual([
    ['a', 'title', 'X'],
    ['a', 'stars', 3],
    ['a', 'done', false],
    ['b', 'title', 'Y'],
    ['b', 'stars', undefined],
    ['b', 'done', true],
  ])
  expect(plan).toMatchObject({ count: 6, misfits: [], rowsLeftOut: 0, columnsLeftOut: 0 })
  expect(isAsked(plan)).toBe(false)
})

test('what does not fit is listed, the others can go', () => {
  const plan = paste(
    [
      ['', '9'],
      ['Y', 'many'],
    ],
    0,
    'title',
  )
  expect(shown(plan)).toEqual([['b', 'title', 'Y']])
  expect(plan.misfits).toEqual([
    { title: 'A', field: 'title', text: '', problem: 'This field is required.' },
    { title: 'A', field: 'stars', text: '9', problem: 'Must be at most 5.' },
    { title: 'B', field: 'stars', text: 'many', problem: 'Must be a number.' },
  ])
  expect(plan.count).toBe(4)
  expect(isAsked(plan)).toBe(true)
})

test('rows and columns beyond the list are counted, not made', () => {
  const plan = paste([['1', 'yes', 'z', '3', 'q'], ['1'], ['1']], 2, 'stars')
  expect(plan).toMatchObject({ rowsLeftOut: 2, columnsLeftOut: 1, count: 3 })
  expect(plan.misfits, 'its own version is no misfit').toEqual([])
  expect(isAsked(plan)).toBe(true)
})

test('what the server keeps cannot be pasted', () => {
  expect(paste([['5']], 0, 'last_modified').misfits).toHaveLength(1)
})

test('one cell fills the range, and so does a block that fits into it', () => {
  expect(shown(paste([['4']], 0, 'stars', range(0, 1, 2, 1)))).toEqual([
    ['a', 'stars', 4],
    ['b', 'stars', 4],
    ['c', 'stars', 4],
  ])
  expect(shown(paste([['4'], ['5']], 0, 'stars', range(0, 1, 2, 1)))).toHaveLength(2)
})

test('an empty cell without a schema takes the type of its column', () => {
  const bare = { ...sheet, schema: undefined }
  const plan = planPaste(bare, { index: 2, column: 'zip' }, [['00501']], range(2, 3))
  expect(shown(plan)).toEqual([['c', 'zip', '00501']])
  expect(shown(planPaste(bare, { index: 2, column: 'zip' }, [['501']], range(2, 3)))).toEqual([['c', 'zip', '501']])
})

test('a value with no room above it is a misfit', () => {
  const nested = { ...sheet, columns: ['name.common'] }
  const plan = planPaste(nested, { index: 2, column: 'name.common' }, [['x']], {
    ...range(2, 0),
    columns: ['name.common'],
  })
  expect(plan.misfits).toHaveLength(1)
})

test('clearing takes fields away, but not what is required', () => {
  const plan = planClear(sheet, range(0, 0, 1, 2))
  expect(shown(plan)).toEqual([
    ['a', 'stars', undefined],
    ['a', 'done', undefined],
    ['b', 'stars', undefined],
    ['b', 'done', undefined],
  ])
  expect(plan.misfits.map(({ title, field }) => [title, field])).toEqual([
    ['A', 'title'],
    ['B', 'title'],
  ])
})

test.each<[string, unknown]>([
  ['stars', { after: undefined }],
  ['code', { after: null }],
  ['title', { problem: 'This field is required.' }],
  ['name.common', { after: '' }],
  ['unknown', { after: undefined }],
])('an emptied %s becomes %j', (field, becomes) => {
  expect(emptied(schema, field)).toEqual(becomes)
})
