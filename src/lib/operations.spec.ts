import { expect, test } from 'vitest'
import type { JsonMap } from './jsonValue'
import { applyOperation, applyOperations, type Operation } from './operations'

const data: JsonMap = {
  id: 'x',
  name: 'Lake a.b (old)',
  pop: 12,
  tags: ['old', 'Old', 3],
  geo: { lat: 1, 'a.b': 2 },
  nil: null,
  'p.q': 4,
}

const replace = (
  field: string,
  find: string,
  replacement: string,
  more: Partial<Extract<Operation, { type: 'replace' }>> = {},
): Operation => ({
  type: 'replace',
  field,
  find,
  replacement,
  isPattern: false,
  isCaseSensitive: true,
  ...more,
})
const pattern = { isPattern: true } as const

const changes: [string, Operation, JsonMap][] = [
  ['a field is set', { type: 'set', field: 'pop', value: 13 }, { ...data, pop: 13 }],
  ['a new field is set', { type: 'set', field: 'n.m', value: [] }, { ...data, n: { m: [] } }],
  ['a nested field is set', { type: 'set', field: 'geo.lat', value: 2 }, { ...data, geo: { lat: 2, 'a.b': 2 } }],
  ['a key with a dot is set', { type: 'set', field: 'p.q', value: 5 }, { ...data, 'p.q': 5 }],
  ['a nested field is unset', { type: 'unset', field: 'geo.a.b' }, { ...data, geo: { lat: 1 } }],
  ['a text is replaced as it stands', replace('name', 'a.b', '$1'), { ...data, name: 'Lake $1 (old)' }],
  ['in any case', replace('name', 'LAKE A.B (', '(', { isCaseSensitive: false }), { ...data, name: '(old)' }],
  [
    'signs are no pattern',
    replace('name', 'A.B (OLD)', '-^[]{}|/*+?', { isCaseSensitive: false }),
    { ...data, name: 'Lake -^[]{}|/*+?' },
  ],
  ['in a list', replace('tags', 'old', 'new'), { ...data, tags: ['new', 'Old', 3] }],
  ['by a pattern', replace('name', String.raw`\((\w+)\)`, '<$1>', pattern), { ...data, name: 'Lake a.b <old>' }],
  [
    'by a pattern in any case',
    replace('tags', '^o', '0', { ...pattern, isCaseSensitive: false }),
    { ...data, tags: ['0ld', '0ld', 3] },
  ],
  ['a number becomes a text', { type: 'convert', field: 'pop', to: 'text' }, { ...data, pop: '12' }],
  ['a text becomes a list', { type: 'convert', field: 'name', to: 'list' }, { ...data, name: ['Lake a.b (old)'] }],
]

test.each(changes)('%s', (_, operation, after) => {
  const copy = structuredClone(data)
  expect(applyOperation(data, operation)).toEqual({ type: 'changed', data: after })
  expect(data).toEqual(copy)
})

test('a renamed field keeps its place', () => {
  const renamed = applyOperation(data, { type: 'rename', field: 'geo.a.b', name: 'c.d' })
  expect(JSON.stringify(renamed)).toContain('"geo":{"lat":1,"c.d":2}')
  const first = applyOperation(data, { type: 'rename', field: 'name', name: 'title' })
  expect(first.type === 'changed' && Object.keys(first.data)).toEqual(
    Object.keys(data).map(key => (key === 'name' ? 'title' : key)),
  )
})

test.each<Operation>([
  { type: 'set', field: 'pop', value: 12 },
  { type: 'unset', field: 'absent.field' },
  { type: 'rename', field: 'absent', name: 'name' },
  { type: 'rename', field: 'name', name: 'name' },
  { type: 'convert', field: 'absent', to: 'number' },
  { type: 'convert', field: 'pop', to: 'number' },
  { type: 'convert', field: 'tags', to: 'list' },
  replace('absent', 'a', 'b'),
  replace('name', '', 'b'),
  replace('name', 'nowhere', 'b'),
])('%j has nothing to do', operation => {
  expect(applyOperation(data, operation)).toEqual({ type: 'same' })
})

test.each<[Operation, string]>([
  [{ type: 'set', field: 'name.first', value: 1 }, 'parent-is-no-object'],
  [{ type: 'set', field: 'nil.x', value: 1 }, 'parent-is-no-object'],
  [{ type: 'rename', field: 'name', name: 'pop' }, 'name-in-use'],
  [replace('pop', '1', '2'), 'not-a-text'],
  [replace('nil', '1', '2'), 'not-a-text'],
  [replace('name', '(', '', pattern), 'bad-pattern'],
  [{ type: 'convert', field: 'geo', to: 'text' }, 'not-convertible'],
  [{ type: 'convert', field: 'nil', to: 'list' }, 'not-convertible'],
])('%j does not fit: %s', (operation, problem) => {
  expect(applyOperation(data, operation)).toEqual({ type: 'problem', problem })
})

test.each([
  ['12', 'number', 12],
  [' -1.5e3 ', 'number', -1500],
  ['1,5', 'number', undefined],
  ['0x10', 'number', undefined],
  ['', 'number', undefined],
  ['12345678901234567890', 'number', undefined],
  [true, 'number', undefined],
  ['TRUE', 'boolean', true],
  [0, 'boolean', false],
  ['yes', 'boolean', undefined],
  [['a'], 'text', 'a'],
  [['a', 'b'], 'text', undefined],
  [[], 'text', undefined],
  [false, 'text', 'false'],
  [{ a: 1 }, 'list', [{ a: 1 }]],
] as const)('%j as a %s is %j', (value, to, result) => {
  const before: JsonMap = { v: JSON.parse(JSON.stringify(value)) }
  const outcome = applyOperation(before, { type: 'convert', field: 'v', to })
  expect(outcome).toEqual(
    result === undefined ? { type: 'problem', problem: 'not-convertible' } : { type: 'changed', data: { v: result } },
  )
})

test('every sign may be looked for', () => {
  for (const find of '-^$\\.*+?()[]{}|/&,~#ß')
    expect(applyOperation({ v: `a${find}` }, replace('v', `A${find}`, 'b', { isCaseSensitive: false }))).toEqual({
      type: 'changed',
      data: { v: 'b' },
    })
})

test('a pattern that would run for ever ends', () => {
  const operation = replace('v', '(a+)+$', '', pattern)
  const outcome = applyOperation({ v: `${'a'.repeat(50)}!` }, operation)
  expect(outcome).toEqual({ type: 'problem', problem: 'pattern-too-costly' })
})

test('several operations follow one another, and one that does not fit undoes them all', () => {
  const rename: Operation = { type: 'rename', field: 'pop', name: 'people' }
  const text: Operation = { type: 'convert', field: 'people', to: 'text' }
  const after = applyOperations({ pop: 1 }, [rename, text])
  expect(after).toEqual({ type: 'changed', data: { people: '1' } })
  expect(applyOperations({ pop: 1, people: 2 }, [text, rename])).toEqual({ type: 'problem', problem: 'name-in-use' })
  const back: Operation = { type: 'rename', field: 'people', name: 'pop' }
  expect(applyOperations({ pop: 1 }, [rename, back])).toEqual({ type: 'same' })
})
