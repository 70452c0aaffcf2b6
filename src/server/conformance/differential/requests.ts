import fc from 'fast-check'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import { entryQuery, listQuery, logQuery, looseQuery, objectQuery } from './queries'
import { body, data, envelope, jsonPatch, mixed, permissions } from './values'

/** As `World.ask` takes it, and as a written case states it. */
export type Request = { readonly ask: string; readonly send?: Json }

const oneOf = (...values: readonly string[]) => fc.constantFrom(...values)
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map(texts => texts.join(''))
const fixed = (text: string) => fc.constant(text)

const user = oneOf('alice', 'alice', 'alice', 'alice', 'bob', 'bob', 'bob', 'carol', 'carol', 'dave', 'anon')

const id = mixed(
  [12, oneOf('a', 'a', 'b', 'b', 'c', 'd')],
  [1, oneOf('new', 'A', 'a-_1', '-a', 'a.b', '%C3%A9', 'a%20b')],
)
const collection = mixed(
  [6, fixed('$c')],
  [2, fixed('$b/collections/a')],
  [1, oneOf('$b/collections/nope', '$b/collections/a.b')],
)
const records = joined(collection, fixed('/records'))
const list = mixed([8, fixed('$r')], [2, records], [2, fixed('$b/collections')], [2, fixed('$g')])
const anyList = mixed([12, list], [1, oneOf('/buckets', '/accounts', '/buckets/$bid-x/groups')])
const object = mixed(
  [4, joined(fixed('$r/'), id)],
  [2, joined(records, fixed('/'), id)],
  [2, joined(fixed('$g/'), id)],
  [3, joined(fixed('$b/collections/'), id)],
  [2, fixed('$b')],
  [2, fixed('$c')],
  [1, oneOf('/buckets/$bid-x', '/buckets/$bid-nope', '/buckets/a.b')],
)

/** Where ids come from the server, so that nothing may depend on their order. */
const LOOSE = '$b/collections/loose'

const none = fixed('')
const condition = mixed(
  [7, none],
  [
    1,
    joined(
      oneOf(' | If-Match: ', ' | If-None-Match: '),
      oneOf('*', '"$now"', '"$now"', '"$now"', '"$old"', '"$old"', '"1"', 'bad', '$now', 'W/"$now"'),
    ),
  ],
)
const oddHeader = mixed(
  [30, none],
  [
    1,
    oneOf(
      ' | Accept: text/html',
      ' | Accept: text/html, */*;q=0.1',
      ' | Content-Type: text/plain',
      ' | Content-Type: application/json; charset=utf-8',
      ' | Content-Type: APPLICATION/JSON',
      ' | Content-Type:',
      ' | Origin: http://studio.test',
      ' | Authorization: Bearer abc',
    ),
  ],
)
const patchType = mixed([6, none], [3, fixed(' | Content-Type: application/merge-patch+json')])

const asked = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<Request> =>
  fc.tuple(user, joined(...parts)).map(([who, line]) => ({ ask: `${who} ${line}` }))

const sent = (send: fc.Arbitrary<Json | undefined>, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<Request> =>
  fc.tuple(asked(...parts), send).map(([{ ask }, value]) => (value === undefined ? { ask } : { ask, send: value }))

/** POST with an id, so that it can be met again. */
const named: fc.Arbitrary<Json> = fc
  .tuple(data, fc.constantFrom('a', 'b', 'd', 'new'), fc.option(permissions, { nil: undefined }))
  .map(([fields, own, acl]) => ({ data: { id: own, ...fields }, ...(acl && { permissions: acl }) }))

const put = sent(body, fixed('PUT '), object, condition, oddHeader)
const patch = sent(body, fixed('PATCH '), object, patchType, condition)
const jsonPatched = sent(jsonPatch, fixed('PATCH '), object, fixed(' | Content-Type: application/json-patch+json'))
const post = mixed(
  [12, sent(named, fixed('POST '), list, condition, oddHeader)],
  [1, sent(fc.constant({ data: { id: '$bid-x' } }), oneOf('POST /buckets', 'POST /accounts'))],
)
const postLoose = sent(envelope, fixed(`POST ${LOOSE}/records`))
const remove = asked(fixed('DELETE '), object, oneOf('', '', '', '?last_modified=5', '?last_modified=$now'), condition)
const removeList = asked(fixed('DELETE '), list, listQuery, condition)
const read = asked(oneOf('GET ', 'GET ', 'HEAD '), object, objectQuery, condition, oddHeader)
const readList = asked(oneOf('GET ', 'GET ', 'GET ', 'HEAD '), anyList, listQuery, condition)
const readLoose = asked(oneOf('GET ', 'HEAD '), fixed(`${LOOSE}/records`), looseQuery)
const nextPage = mixed([4, asked(fixed('GET $next'))], [1, asked(fixed('DELETE $next'))])
const entries = asked(oneOf('GET ', 'GET ', 'HEAD '), fixed('/permissions'), entryQuery)
const account = mixed(
  [2, asked(fixed('GET '), oneOf('/accounts/alice', '/accounts', '/accounts/nobody', '/accounts/$fresh'))],
  [
    1,
    sent(
      fc.constantFrom<Json>({ data: { password: 'p' } }, { data: {} }, { data: { title: 'T' } }),
      oneOf('PUT ', 'PATCH '),
      fixed('/accounts/$fresh'),
    ),
  ],
  [1, asked(fixed('DELETE /accounts/$fresh'))],
)
const oddPlace = asked(
  oneOf('GET ', 'POST ', 'PUT ', 'DELETE ', 'OPTIONS '),
  oneOf(
    '/',
    '/nope',
    '$b/',
    '$b/nope',
    '$c/records/',
    '$r/a/b',
    '/batch',
    '/permissions',
    '/__heartbeat__',
    '$r',
    '$c/nope',
    '$b//collections',
  ),
)

const BATCHABLE = new Set(['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'])

/** What can stand in a batch: no types of patch, no odd bodies, no queries of pages that are not known yet. */
function asItem({ ask, send }: Request): JsonObject[] {
  const [line = '', ...headerLines] = ask.split(' | ')
  const [, method = '', path = ''] = line.split(' ')
  if (!BATCHABLE.has(method) || !path.startsWith('$') || path.startsWith('$next')) return []
  const headers = headerLines.filter(text => /^If-(None-)?Match: ./.test(text)).map(text => text.split(/: (.*)/))
  return [
    {
      method,
      path,
      ...(headers.length > 0 && {
        headers: Object.fromEntries(headers.map(([name = '', value = '']) => [name, value])),
      }),
      ...(send !== undefined && isJsonObject(send) && { body: send }),
    },
  ]
}

const item = mixed<Request>([4, put], [2, post], [2, patch], [2, remove], [1, removeList], [2, read], [2, readList])
const batch: fc.Arbitrary<Request> = fc
  .tuple(user, fc.array(item, { minLength: 1, maxLength: 4 }))
  .map(([who, items]) => ({
    ask: `${who} POST /batch`,
    send: { requests: items.flatMap(asItem) },
  }))

const log = asked(oneOf('GET ', 'GET ', 'GET ', 'HEAD '), fixed('$b/history'), logQuery, condition)
const removeLog = asked(fixed('DELETE $b/history'), logQuery)
const snapshot = asked(fixed('GET '), collection, oneOf('@$now', '@$old', '@0', '@abc', '@9999999999999')).map(
  ({ ask }) => ({
    ask: ask.replace(/(\/buckets\/\w+|\$b)\/collections\/|\$c/, found =>
      found === '$c' ? '$b/snapshot/collections/things' : '$b/snapshot/collections/',
    ),
  }),
)
const ownBucket = mixed<Request>(
  [
    2,
    sent(envelope, fixed('PUT /buckets/default'), oneOf('', '/collections/a', '/collections/a/records/a', '/groups/a')),
  ],
  [
    2,
    asked(
      oneOf('GET ', 'DELETE '),
      fixed('/buckets/default'),
      oneOf('', '/collections', '/collections/a', '/collections/a/records', '/collections/b/records/b', '/groups'),
    ),
  ],
)

const SCHEMAS: JsonObject[] = [
  { type: 'object', properties: { v: { type: 'number', minimum: 2 } } },
  { type: 'object', properties: { v: { type: 'string' }, deep: { type: 'object' } }, required: ['v'] },
  { properties: { title: { enum: ['abc', 'Abc'] } }, additionalProperties: false },
  { type: 'bad' },
  {},
]
const schema = fc
  .tuple(fc.constantFrom(...SCHEMAS), oneOf('PUT', 'PATCH'))
  .map(([found, method]) => ({ ask: `alice ${method} $c`, send: { data: { schema: found } } }))

/** `capabilities` are those of the root: what a server lacks is not asked of it. */
export function requests(capabilities: ReadonlySet<string>): fc.Arbitrary<Request> {
  const ifHas = (name: string, weight: number, request: fc.Arbitrary<Request>) =>
    capabilities.has(name) ? [[weight, request] as const] : []
  return mixed<Request>(
    [26, put],
    [12, patch],
    [5, jsonPatched],
    [6, post],
    [2, postLoose],
    [6, remove],
    [3, removeList],
    [9, read],
    [20, readList],
    [1, readLoose],
    [5, nextPage],
    [5, batch],
    [3, entries],
    [1, account],
    [2, oddPlace],
    ...ifHas('history', 8, log),
    ...ifHas('history', 1, removeLog),
    ...ifHas('history', 3, snapshot),
    ...ifHas('default_bucket', 4, ownBucket),
    ...ifHas('schema', 3, schema),
  )
}

const SETUPS: JsonObject[] = [
  {},
  { write: ['$bob'] },
  { read: ['$bob', 'system.Everyone'], 'collection:create': ['$carol'] },
  { write: ['$g/a'], read: ['system.Authenticated'] },
  { 'collection:create': ['$bob'], 'group:create': ['$dave'] },
]
const COLLECTIONS: JsonObject[] = [
  {},
  { write: ['$g/a'] },
  { 'record:create': ['$bob', '$dave'], read: ['$carol'] },
  { read: ['system.Everyone'] },
]

/** What stands there before a sequence begins. */
export const setup: fc.Arbitrary<Request> = fc
  .tuple(fc.constantFrom(...SETUPS), fc.constantFrom(...COLLECTIONS))
  .map(([bucket, things]): Request => ({
    ask: 'alice POST /batch',
    send: {
      defaults: { method: 'PUT' },
      requests: [
        { path: '$b', body: { permissions: bucket } },
        { path: '$g/a', body: { data: { members: ['$carol', '$dave'] } } },
        { path: '$c', body: { permissions: things } },
        { path: LOOSE },
        { path: '$r/a', body: { data: { v: 1, title: 'abc', deep: { k: 'x' } } } },
        { path: '$r/b', body: { data: { v: 'abc', t: [1, 'a'] }, permissions: { read: ['$bob'] } } },
        { path: '$r/c', body: { data: { v: [1, 'a'], w: 5 } } },
      ],
    },
  }))
