import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { INVALID_ID, invalid, unsupported } from '../refusals'
import { steps, told } from '../steps'

const NO_MAPPING = 'is not a mapping type: Does not implement dict-like functionality.'
const ONLY_JSON = "['application/json']"

/** What is sent as the body, word for word, and the refusal. */
const REFUSED: [string, object][] = [
  ['[]', invalid(['body', '', `"[]" ${NO_MAPPING}`])],
  ['[1]', invalid(['body', '', `"[1]" ${NO_MAPPING}`])],
  ['12', invalid(['body', '', 'Should be a JSON object or an array'], ['body', '', 'Required'])],
  ['null', invalid(['body', '', 'Should be a JSON object or an array'], ['body', '', 'Required'])],
  ['true', invalid(['body', '', 'Should be a JSON object or an array'], ['body', '', 'Required'])],
  ['"text"', invalid(['body', '', 'Should be a JSON object or an array'], ['body', '', 'Required'])],
  ['{"data":[]}', invalid(['body', 'data', `"[]" ${NO_MAPPING}`])],
  ['{"data":[1]}', invalid(['body', 'data', `"[1]" ${NO_MAPPING}`])],
  ['{"data":null}', invalid(['body', 'data', `"None" ${NO_MAPPING}`])],
  ['{"data":12}', invalid(['body', 'data', `"12" ${NO_MAPPING}`])],
  ['{"data":true}', invalid(['body', 'data', `"True" ${NO_MAPPING}`])],
  ['{"data":"text"}', invalid(['body', 'data', `"text" ${NO_MAPPING}`])],
  ['{"extra":1}', invalid(['body', '', `Unrecognized keys in mapping: "{'extra': 1}"`])],
  ['{"data":{"id":"other"}}', invalid(['body', 'id', 'Object id does not match existing object'])],
  ['{"data":{"id":1}}', invalid(['body', 'id', 'Object id does not match existing object'])],
  ['{"data":{"id":null}}', invalid(['body', 'id', 'Object id does not match existing object'])],
  ['{"permissions":[]}', invalid(['body', 'permissions', `"[]" ${NO_MAPPING}`])],
  ['{"permissions":"x"}', invalid(['body', 'permissions', `"x" ${NO_MAPPING}`])],
  ['{"permissions":{"read":"bob"}}', invalid(['body', 'permissions.read', '"bob" is not iterable'])],
  ['{"permissions":{"read":[1]}}', invalid(['body', 'permissions.read.0', "1 is not a string: {'': ''}"])],
  ['{"permissions":{"read":[""]}}', invalid(['body', 'permissions.read.0', 'Required'])],
  ['{"permissions":{"nope":["bob"]}}', invalid(['body', 'permissions', '"nope" is not one of read, write'])],
]

/** Values that come back as they were sent. */
const VALUES: [string, string][] = [
  ['numbers', '{"i":12,"n":-5,"f":1.5,"zero":0,"max":9007199254740991}'],
  ['texts of many scripts', '{"u":"é😀","rtl":"שלום","cjk":"漢字","empty":""}'],
  ['nothing, truth and lists', '{"no":null,"yes":true,"list":[],"object":{},"mixed":[1,"a",null,{"b":[]}]}'],
  ['hostile texts', '{"html":"<script>alert(1)</script>","link":"javascript:alert(1)","sql":"\'; drop table x"}'],
  ['field names that JavaScript uses itself', '{"constructor":1,"toString":2,"hasOwnProperty":3,"prototype":{"a":1}}'],
  ['odd field names', '{"":1," ":2,"a.b":3,"-":4,"_x":5,"ключ":6}'],
  ['fields that Kinto uses elsewhere', '{"deleted":true,"permissions":{},"data":{"data":1}}'],
]

export const bodyCases: ConformanceCase[] = [
  ...REFUSED.map(([text, body]) =>
    steps(`PUT refuses the body ${text}`, [
      { ask: 'PUT $r/a', send: text, gives: 400, body },
      { ask: 'GET $r/a', gives: 404 },
    ]),
  ),
  ...VALUES.map(([name, text]) =>
    steps(`${name} come back as they were sent`, [
      { ask: 'PUT $r/a', send: `{"data":${text}}`, gives: 201, data: { ...JSON.parse(text), id: 'a' } },
      { ask: 'GET $r/a', gives: 200, data: { ...JSON.parse(text), id: 'a' } },
    ]),
  ),
  told('__proto__ is a field like any other', async world => {
    await world.make('PUT $r/a', '{"data":{"__proto__":{"x":1},"v":1}}')
    const { text } = await world.make('GET $r/a')
    expect(text.replaceAll(/\s/g, '')).toContain('"__proto__":{"x":1}')
    await world.make('PATCH $r/a', '{"data":{"__proto__":2}}')
    expect((await world.make('GET $r/a')).text.replaceAll(/\s/g, '')).toContain('"__proto__":2')
  }),
  steps('of keys that are there twice the last one wins', [
    { ask: 'PUT $r/a', send: '{"data":{"v":1,"v":2}}', gives: 201, data: { id: 'a', v: 2 } },
  ]),
  steps('a body of 1 MB is stored', [
    { ask: 'PUT $r/a', send: { data: { text: 'x'.repeat(1_000_000) } }, gives: 201 },
    { ask: 'GET $r/a', gives: 200, data: { id: 'a', text: 'x'.repeat(1_000_000) } },
  ]),
  steps('an empty body is as no body', [{ ask: 'PUT $r/a', send: '', gives: 201, data: { id: 'a' } }]),
  steps('empty permissions change nothing', [
    { ask: 'PUT $r/a', send: { permissions: { read: ['$bob'] } }, gives: 201 },
    {
      ask: 'PUT $r/a',
      send: { permissions: {} },
      gives: 200,
      body: { data: { id: 'a' }, permissions: { read: ['$bob'], write: ['$alice'] } },
    },
  ]),
  ...['"a b"', '12', 'null', '""', '"-a"', '"a.b"', 'true', '["a"]'].map(id =>
    steps(`POST refuses the id ${id}`, [
      { ask: 'POST $r', send: `{"data":{"id":${id}}}`, gives: 400, body: INVALID_ID },
    ]),
  ),
  ...['text/plain', 'application/x-www-form-urlencoded', 'APPLICATION/JSON', 'application/merge-patch+json'].map(type =>
    steps(`PUT refuses the content type ${type}`, [
      { ask: `PUT $r/a | Content-Type: ${type}`, send: '{}', gives: 415, body: unsupported('Content-Type', ONLY_JSON) },
    ]),
  ),
  steps('POST refuses other content types', [
    { ask: 'POST $r | Content-Type: text/plain', send: '{}', gives: 415, body: unsupported('Content-Type', ONLY_JSON) },
  ]),
  // Its message names the three types in an order that changes from one start of Kinto to the next.
  steps('PATCH refuses other content types', [
    {
      ask: 'PATCH $r/a | Content-Type: text/plain',
      send: '{}',
      gives: 415,
      headers: { 'content-type': 'application/json' },
    },
  ]),
  steps('a body without a content type is JSON', [
    { ask: 'PUT $r/a | Content-Type:', send: '{"data":{"v":1}}', gives: 201, data: { id: 'a', v: 1 } },
  ]),
  steps('a content type may carry a charset', [
    {
      ask: 'PUT $r/a | Content-Type: application/json; charset=utf-8',
      send: '{"data":{"v":"é"}}',
      gives: 201,
      data: { id: 'a', v: 'é' },
    },
  ]),
  ...['GET $r', 'GET $c', 'PUT $r/a'].map(ask =>
    steps(`${ask} refuses an Accept without JSON`, [
      { ask: `${ask} | Accept: text/html`, gives: 406, body: unsupported('Accept', ONLY_JSON) },
    ]),
  ),
  ...['*/*', 'application/*', 'text/html, */*;q=0.1', 'application/json; q=0.5'].map(accept =>
    steps(`an Accept of ${accept} is good`, [{ ask: `GET $r | Accept: ${accept}`, gives: 200, data: [] }]),
  ),
  ...(
    [
      ['{"data":{"members":"bob"}}', ['body', 'data.members', '"bob" is not iterable']],
      ['{"data":{"members":[1]}}', ['body', 'data.members.0', "1 is not a string: {'': ''}"]],
      [
        '{"data":{"members":["system.Everyone"]}}',
        ['body', 'data.members.0', "'system.Everyone' is not a valid user ID."],
      ],
      [
        '{"data":{"members":["/buckets/b/groups/g"]}}',
        ['body', 'data.members.0', "'/buckets/b/groups/g' is not a valid user ID."],
      ],
    ] as const
  ).map(([text, detail]) =>
    steps(`a group refuses ${text}`, [{ ask: 'PUT $g/a', send: text, gives: 400, body: invalid(detail) }]),
  ),
  steps('a group may have system.Authenticated, twice the same name, and other fields', [
    {
      ask: 'PUT $g/a',
      send: { data: { members: ['system.Authenticated', 'x', 'x'], title: 'T' } },
      gives: 201,
      data: { id: 'a', members: ['system.Authenticated', 'x', 'x'], title: 'T' },
    },
  ]),
  steps('a group that is made without data has no members', [
    { ask: 'PUT $g/a', gives: 201 },
    { ask: 'GET $g/a', gives: 200, data: { id: 'a' } },
  ]),
  ...(
    [
      ['{"data":{"cache_expires":"12"}}', 12],
      ['{"data":{"cache_expires":1.9}}', 1],
    ] as const
  ).map(([text, cache_expires]) =>
    steps(`a collection reads ${text} as an integer`, [
      { ask: 'PUT $b/collections/a', send: text, gives: 201, data: { id: 'a', cache_expires } },
    ]),
  ),
  steps('a collection refuses a cache_expires that is no number', [
    {
      ask: 'PUT $b/collections/a',
      send: { data: { cache_expires: 'soon' } },
      gives: 400,
      body: invalid(['body', 'data.cache_expires', '"soon" is not a number']),
    },
  ]),
  steps(
    'a collection refuses a schema that is none',
    [
      { ask: 'PUT $b/collections/a', send: { data: { schema: 'x' } }, gives: 400 },
      { ask: 'PUT $b/collections/a', send: { data: { schema: { type: 'bad' } } }, gives: 400 },
      { ask: 'PUT $b/collections/a', send: { data: { schema: null } }, gives: 400 },
      { ask: 'GET $b/collections/a', gives: 404 },
    ],
    { needs: 'schema' },
  ),
]
