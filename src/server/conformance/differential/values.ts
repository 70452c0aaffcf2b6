import fc from 'fast-check'
import type { Json, JsonObject } from '~/protocol/json'

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values)

/** `weights` says how often each of the arbitraries is taken. */
export const mixed = <T>(...weighted: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]) =>
  fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })))

const number = oneOf<Json>(1, 2, 5, 0, -1, 1.5, 2 ** 53)
const text = oneOf<Json>('abc', 'Abc', '', '5', 'é', 'a%b_c', '\u{1f600}', "it's")
const nested = oneOf<Json>([1, 'a'], [], ['a', 'b'], [[1]], { k: 'x' }, { k: { m: [1, 2] } }, {})
const value = mixed([3, number], [3, text], [2, nested], [1, oneOf<Json>(null, true, false)])

const FIELDS = ['v', 'v', 'v', 'w', 'w', 'deep', 't', 'title', 'deleted', 'a.b', 'v-x', 'schema'] as const
const fields = fc.dictionary(oneOf(...FIELDS), value, { maxKeys: 3 })

const ownId = fc.record({ id: oneOf<Json>('a', 'b', 'c', 'x', 5, null, '', 'a b') })
const ownTime = fc.record({ last_modified: oneOf<Json>(1000, 2000, '$now', '$old', 0, '5', 1.5, null, -3) })
const MEMBERS: Json[] = [
  ['$bob'],
  ['$carol', '$bob'],
  ['$dave'],
  [],
  ['system.Authenticated'],
  ['system.Everyone'],
  'x',
  [1],
]

const join = (...parts: fc.Arbitrary<JsonObject>[]) => fc.tuple(...parts).map(found => Object.assign({}, ...found))

/** What a client may send as `data`, now and then with an odd id, an old time or the members of a group. */
export const data: fc.Arbitrary<JsonObject> = mixed<JsonObject>(
  [16, fields],
  [1, join(fields, ownId)],
  [1, join(fields, ownTime)],
  [3, join(fields, fc.record({ members: oneOf(...MEMBERS) }))],
)

const principals = mixed<Json>(
  [5, oneOf<Json>(['$bob'], ['$carol'], ['$dave'], ['$bob', '$carol'], ['$g/a'], ['$g/b'])],
  [3, oneOf<Json>(['system.Everyone'], ['system.Authenticated'], [])],
  [1, oneOf<Json>(null, 'x', [1], [''])],
)
const PERMISSIONS = ['read', 'write', 'read', 'write', 'record:create', 'collection:create', 'group:create'] as const
const permissionName = mixed([15, oneOf<string>(...PERMISSIONS)], [1, fc.constant('nope')])

export const permissions: fc.Arbitrary<JsonObject> = fc.dictionary(permissionName, principals, {
  minKeys: 1,
  maxKeys: 2,
})

/** Bodies that are refused, in JSON and not. A string is sent as it is. */
const oddBody = oneOf<Json>(
  [],
  'null',
  '12',
  '{',
  '"x"',
  '{"data":{"v":1}} x',
  '{"data":{"v":NaN}}',
  '{"data":{"v":1,"v":2}}',
  '{"data":{"v":12345678901234567890,"w":1.0,"deep":1e3}}',
  '{"data":{"v":"\\ud800"}}',
  '',
  {},
  { data: null },
  { data: [] },
  { data: 'x' },
  { x: 1 },
  { permissions: [] },
  { permissions: null },
  { data: {}, extra: {} },
)

export const envelope: fc.Arbitrary<JsonObject> = mixed<JsonObject>(
  [12, fc.record({ data })],
  [5, fc.record({ data, permissions })],
  [2, fc.record({ permissions })],
)

/** The body of a PUT or PATCH. */
export const body: fc.Arbitrary<Json | undefined> = mixed<Json | undefined>(
  [17, envelope],
  [1, fc.constant(undefined)],
  [2, oddBody],
)

const POINTERS = [
  '/data/v',
  '/data/v',
  '/data/w',
  '/data/deep/k',
  '/data/v/0',
  '/data/v/-',
  '/data/new',
  '/data',
  '/permissions/read/$bob',
  '/permissions/write/$carol',
  '/nope',
  'data/v',
] as const
const change = fc.record(
  {
    op: oneOf('add', 'add', 'replace', 'remove', 'test', 'copy', 'move', 'bad'),
    path: oneOf<string>(...POINTERS),
    value,
    from: oneOf('/data/v', '/data/w', '/data/deep'),
  },
  { requiredKeys: ['op', 'path'] },
)

export const jsonPatch: fc.Arbitrary<Json | undefined> = mixed<Json | undefined>(
  [9, fc.array(change, { maxLength: 3 })],
  [1, body],
)
