import { expect, test } from 'vitest'
import { mergeJson, withFieldAt } from './mergeJson'
import type { JsonMap } from './jsonValue'

// JSON.parse gives what a server gives: its type is known from the literal beside it.
const parse = (text: string) => JSON.parse(text) as JsonMap

test.each([
  ['nothing changed', '{"a":1}', '{"a":1}', '{"a":1}', '{"a":1}'],
  ['only mine', '{"a":1}', '{"a":2}', '{"a":1}', '{"a":2}'],
  ['only theirs', '{"a":1}', '{"a":1}', '{"a":2}', '{"a":2}'],
  ['both, different fields', '{"a":1,"b":1}', '{"a":2,"b":1}', '{"a":1,"b":2}', '{"a":2,"b":2}'],
  ['both, the same', '{"a":1}', '{"a":2}', '{"a":2}', '{"a":2}'],
  ['mine added', '{}', '{"a":1}', '{}', '{"a":1}'],
  ['theirs added', '{}', '{}', '{"a":1}', '{"a":1}'],
  ['mine removed', '{"a":1,"b":1}', '{"b":1}', '{"a":1,"b":1}', '{"b":1}'],
  ['theirs removed', '{"a":1,"b":1}', '{"a":1,"b":1}', '{"b":1}', '{"b":1}'],
  [
    'nested, different fields',
    '{"o":{"a":1,"b":1}}',
    '{"o":{"a":2,"b":1}}',
    '{"o":{"a":1,"b":2}}',
    '{"o":{"a":2,"b":2}}',
  ],
  ['an object added by both', '{}', '{"o":{"a":1}}', '{"o":{"b":2}}', '{"o":{"a":1,"b":2}}'],
  ['equal arrays', '{"l":[1]}', '{"l":[1,2]}', '{"l":[1,2]}', '{"l":[1,2]}'],
  ['one array changed', '{"l":[1]}', '{"l":[1]}', '{"l":[2]}', '{"l":[2]}'],
  ['null is a value', '{"a":1}', '{"a":null}', '{"a":1}', '{"a":null}'],
  [
    'hostile names',
    '{"__proto__":1,"constructor":1}',
    '{"__proto__":2,"constructor":1}',
    '{"__proto__":1,"constructor":2}',
    '{"__proto__":2,"constructor":2}',
  ],
])('%s merges by itself', (_, base, mine, theirs, merged) => {
  const merge = mergeJson(parse(base), parse(mine), parse(theirs))
  expect(merge.clashes).toEqual([])
  expect(JSON.stringify(merge.merged)).toBe(JSON.stringify(parse(merged)))
})

test.each([
  ['both changed', '{"a":1}', '{"a":2}', '{"a":3}', [{ path: ['a'], base: 1, mine: 2, theirs: 3 }]],
  ['both added', '{}', '{"a":2}', '{"a":3}', [{ path: ['a'], base: undefined, mine: 2, theirs: 3 }]],
  ['mine removed, theirs changed', '{"a":1}', '{}', '{"a":3}', [{ path: ['a'], base: 1, mine: undefined, theirs: 3 }]],
  ['theirs removed, mine changed', '{"a":1}', '{"a":2}', '{}', [{ path: ['a'], base: 1, mine: 2, theirs: undefined }]],
  [
    'arrays are wholes',
    '{"l":[1]}',
    '{"l":[1,2]}',
    '{"l":[0,1]}',
    [{ path: ['l'], base: [1], mine: [1, 2], theirs: [0, 1] }],
  ],
  [
    'deep',
    '{"o":{"p":{"a":1}}}',
    '{"o":{"p":{"a":2}}}',
    '{"o":{"p":{"a":3}}}',
    [{ path: ['o', 'p', 'a'], base: 1, mine: 2, theirs: 3 }],
  ],
  [
    'object against text',
    '{"o":{"a":1}}',
    '{"o":{"a":2}}',
    '{"o":"x"}',
    [{ path: ['o'], base: { a: 1 }, mine: { a: 2 }, theirs: 'x' }],
  ],
])('%s is a clash, and mine stands until decided', (_, base, mine, theirs, clashes) => {
  const merge = mergeJson(parse(base), parse(mine), parse(theirs))
  expect(merge.clashes).toEqual(clashes)
  expect(merge.merged).toEqual(parse(mine))
})

test('says which side each change came from', () => {
  const merge = mergeJson(
    parse('{"a":1,"o":{"b":1}}'),
    parse('{"a":2,"o":{"b":1,"d":4}}'),
    parse('{"a":1,"o":{"b":2},"c":3}'),
  )
  expect(merge.fromMine).toEqual([['a'], ['o', 'd']])
  expect(merge.fromTheirs).toEqual([['o', 'b'], ['c']])
})

test.each([
  ['{"a":1,"b":2}', ['a'], 9, '{"a":9,"b":2}'],
  ['{"a":1,"b":2}', ['a'], undefined, '{"b":2}'],
  ['{"a":{"b":1,"c":2}}', ['a', 'b'], undefined, '{"a":{"c":2}}'],
  ['{}', ['a', 'b'], 1, '{"a":{"b":1}}'],
  ['{}', ['__proto__'], 1, '{"__proto__":1}'],
])('%s with %j as %j', (map, path, value, result) => {
  expect(JSON.stringify(withFieldAt(parse(map), path, value))).toBe(result)
})
