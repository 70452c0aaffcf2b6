import { expect } from 'vitest'
import type { Json, JsonObject } from '~/protocol/json'
import { type ConformanceCase, notOnMemory } from '../conformanceCase'
import { kept } from '../differences'
import { invalid } from '../refusals'
import { type Step, steps, told } from '../steps'

const needs = { needs: 'schema' } as const
const NO_MAPPING = 'is not a mapping type: Does not implement dict-like functionality.'

const withSchema = (schema: Json): Step => ({ ask: 'PUT $c', send: { data: { schema } }, gives: 200 })

/** What may stand as the schema of a collection, and in which words the others are refused. */
const DEFINITIONS: readonly (readonly [schema: Json, refusal?: string])[] = [
  [{}],
  [{ type: 'object' }],
  [{ type: 'string' }],
  [{ required: [] }],
  [{ $ref: '#/nope' }],
  [{ $schema: 'http://json-schema.org/draft-04/schema#', required: [] }],
  [{ $schema: 'http://json-schema.org/draft-07/schema#', properties: { a: true } }],
  [{ properties: { a: { items: [{ type: 'string' }] } } }],
  [{ title: 'T', description: 'D', 'x-own': 1 }],
  [null, `"None" ${NO_MAPPING}`],
  ['x', `"x" ${NO_MAPPING}`],
  [[], `"[]" ${NO_MAPPING}`],
  [1, `"1" ${NO_MAPPING}`],
  [{ type: 'bad' }, "type'bad' is not valid under any of the given schemas"],
  [{ type: 1 }, 'type1 is not valid under any of the given schemas'],
  [{ properties: [] }, "properties[] is not of type 'object'"],
  [{ properties: { a: { type: 'object', required: 'x' } } }, "required'x' is not of type 'array'"],
  [{ properties: { a: 1 } }, "a1 is not of type 'object', 'boolean'"],
  [{ minimum: '3' }, "minimum'3' is not of type 'number'"],
  [{ minLength: -1 }, 'minLength-1 is less than the minimum of 0'],
  [{ pattern: '(' }, "pattern'(' is not a 'regex'"],
  [{ required: ['a', 'a'] }, "required['a', 'a'] has non-unique elements"],
  [{ enum: 1 }, "enum1 is not of type 'array'"],
  [{ additionalProperties: 'x' }, "additionalProperties'x' is not of type 'object', 'boolean'"],
  [{ exclusiveMinimum: true }, "exclusiveMinimumTrue is not of type 'number'"],
  [{ title: 1 }, "title1 is not of type 'string'"],
]

const definitions: ConformanceCase[] = DEFINITIONS.map(([schema, refusal]) =>
  steps(
    `a collection ${refusal === undefined ? 'may have' : 'is refused'} the schema ${JSON.stringify(schema)}`,
    refusal === undefined
      ? [{ ...withSchema(schema), data: { id: 'things', schema } }]
      : [
          { ...withSchema(schema), gives: 400, body: invalid(['body', 'data.schema', refusal]) },
          { ask: 'GET $c', gives: 200, data: { id: 'things' } },
        ],
    needs,
  ),
)

const ARTICLE: JsonObject = {
  type: 'object',
  properties: {
    title: { type: 'string', minLength: 2 },
    n: { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' } },
    o: { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] },
    e: { enum: ['a', 'b'] },
  },
  required: ['title'],
}

const property = (a: Json, more: JsonObject = {}): JsonObject => ({ type: 'object', properties: { a }, ...more })
const DRAFT_7 = { $schema: 'http://json-schema.org/draft-07/schema#' }

/** A schema, a record, and the name and words with which it is refused; without them it is taken. */
const RECORDS: readonly (readonly [schema: JsonObject, data: JsonObject, name?: unknown, words?: string])[] = [
  [ARTICLE, { title: 'ok' }],
  [ARTICLE, { title: 'ok', n: 1.0, tags: [], o: { x: 1.5 }, e: 'b', unknown: [] }],
  [ARTICLE, {}, 'title', "'title' is a required property"],
  [ARTICLE, { title: 'x' }, 'title', "'x' is too short"],
  [ARTICLE, { title: 1 }, 'title', "1 is not of type 'string'"],
  [ARTICLE, { title: null }, 'title', "None is not of type 'string'"],
  [ARTICLE, { title: ['a', { b: true }] }, 'title', "['a', {'b': True}] is not of type 'string'"],
  [ARTICLE, { title: 'ok', n: 1.5 }, 'n', "1.5 is not of type 'integer'"],
  [ARTICLE, { title: 'ok', n: true }, 'n', "True is not of type 'integer'"],
  [ARTICLE, { title: 'ok', n: '1' }, 'n', "'1' is not of type 'integer'"],
  [ARTICLE, { title: 'ok', n: "it's" }, 'n', `"it's" is not of type 'integer'`],
  [ARTICLE, { title: 'ok', n: 'é\n' }, 'n', "'é\\n' is not of type 'integer'"],
  [ARTICLE, { title: 'ok', tags: ['a', 2] }, 1, "2 is not of type 'string'"],
  [ARTICLE, { title: 'ok', o: {} }, 'o', "'x' is a required property"],
  [ARTICLE, { title: 'ok', o: { x: 's' } }, 'x', "'s' is not of type 'number'"],
  [ARTICLE, { title: 'ok', e: 'z' }, 'e', "'z' is not one of ['a', 'b']"],
  [ARTICLE, { title: '\u{1f600}' }, 'title', "'\u{1f600}' is too short"],
  [property({ type: 'string' }, { additionalProperties: false }), { a: 'x' }],
  [
    property({ type: 'string' }, { additionalProperties: false }),
    { a: 'x', b: 1 },
    'additionalProperties',
    "Additional properties are not allowed ('b' was unexpected)",
  ],
  [
    property({ type: 'string' }, { additionalProperties: false }),
    { b: 1, c: 1 },
    'additionalProperties',
    "Additional properties are not allowed ('b', 'c' were unexpected)",
  ],
  [property({}, { properties: { id: { pattern: '^z' } } }), {}, 'id', "'a' does not match '^z'"],
  [property({}, { required: ['id', 'schema', 'last_modified'] }), {}],
  [property({}, { required: ['schema', 'z'] }), {}, 'z', "'z' is a required property"],
  [property({}, { properties: { schema: { type: 'string' } } }), { schema: 12 }],
  [property({ format: 'date' }), { a: 'no date' }],
  [
    property({ $ref: '#/definitions/n' }, { definitions: { n: { type: 'integer' } } }),
    { a: 'x' },
    'a',
    "'x' is not of type 'integer'",
  ],
  [property({ $ref: '#/$defs/n' }, { $defs: { n: { type: 'integer' } } }), { a: 1 }],
  [
    property({ anyOf: [{ type: 'string' }, { type: 'null' }] }),
    { a: 1 },
    'a',
    '1 is not valid under any of the given schemas',
  ],
  [
    property({ oneOf: [{ type: 'number' }, { type: 'integer' }] }),
    { a: 1 },
    'a',
    "1 is valid under each of {'type': 'integer'}, {'type': 'number'}",
  ],
  [property({ not: { type: 'string' } }), { a: 'x' }, 'a', "'x' should not be valid under {'type': 'string'}"],
  [property({ allOf: [{ minimum: 2 }, { maximum: 3 }] }), { a: 1 }, 'a', '1 is less than the minimum of 2'],
  [property({ maximum: 3 }), { a: 4 }, 'a', '4 is greater than the maximum of 3'],
  [property({ exclusiveMinimum: 2 }), { a: 2 }, 'a', '2 is less than or equal to the minimum of 2'],
  [property({ exclusiveMaximum: 2 }), { a: 2 }, 'a', '2 is greater than or equal to the maximum of 2'],
  [property({ multipleOf: 2 }), { a: 3 }, 'a', '3 is not a multiple of 2'],
  [property({ maxLength: 1 }), { a: 'abc' }, 'a', "'abc' is too long"],
  [property({ minLength: 1 }), { a: '' }, 'a', "'' should be non-empty"],
  [property({ pattern: '^[0-9]+$' }), { a: 'abc' }, 'a', "'abc' does not match '^[0-9]+$'"],
  [property({ pattern: 'b' }), { a: 'abc' }],
  [property({ uniqueItems: true }), { a: [1, 1] }, 'a', '[1, 1] has non-unique elements'],
  [property({ minItems: 1 }), { a: [] }, 'a', '[] should be non-empty'],
  [property({ minItems: 2 }), { a: [1] }, 'a', '[1] is too short'],
  [property({ maxItems: 1 }), { a: [1, 2] }, 'a', '[1, 2] is too long'],
  [property({ contains: { type: 'string' } }), { a: [1] }, 'a', '[1] does not contain items matching the given schema'],
  [property({ minProperties: 1 }), { a: {} }, 'a', '{} should be non-empty'],
  [property({ minProperties: 2 }), { a: { x: 1 } }, 'a', "{'x': 1} does not have enough properties"],
  [property({ maxProperties: 1 }), { a: { x: 1, y: 2 } }, 'a', "{'x': 1, 'y': 2} has too many properties"],
  [property({ propertyNames: { maxLength: 1 } }), { a: { xy: 1 } }, 'a', "'xy' is too long"],
  [property({ patternProperties: { '^x': { type: 'string' } } }), { a: { xy: 1 } }, 'xy', "1 is not of type 'string'"],
  [property({ const: 1 }), { a: 2 }, 'a', '1 was expected'],
  [property({ type: ['string', 'null'] }), { a: 1 }, 'a', "1 is not of type 'string', 'null'"],
  [property({ type: 'null' }), { a: null }],
  [property(false), { a: 1 }, 'properties', 'False schema does not allow 1'],
  [property({}, { if: { required: ['a'] }, then: { required: ['b'] } }), { a: 1 }, 'b', "'b' is a required property"],
  [property({}, { dependencies: { a: ['b'] } }), { a: 1 }],
  [property({ prefixItems: [{ type: 'integer' }] }), { a: ['x'] }, 0, "'x' is not of type 'integer'"],
  [property({ items: [{ type: 'integer' }] }, DRAFT_7), { a: ['x'] }, 0, "'x' is not of type 'integer'"],
  [
    property({ type: 'number' }, { $schema: 'http://nope.test/schema' }),
    { a: 'x' },
    'a',
    "'x' is not of type 'number'",
  ],
  [
    property({ $ref: 'http://127.0.0.1:1/nope.json' }),
    { a: 'x' },
    'schema',
    'Unresolvable: http://127.0.0.1:1/nope.json',
  ],
  [
    property({ $ref: '#/definitions/nope' }),
    { a: 'x' },
    'schema',
    "PointerToNowhere: '/definitions/nope' does not exist within {'type': 'object', 'properties': {'a': {'$ref': '#/definitions/nope'}}}",
  ],
]

const records: ConformanceCase[] = RECORDS.map(([schema, data, name, words]) =>
  steps(
    `${JSON.stringify(schema)} ${words === undefined ? 'takes' : 'refuses'} ${JSON.stringify(data)}`,
    [
      withSchema(schema),
      words === undefined
        ? { ask: 'PUT $r/a', send: { data }, gives: 201, data: { ...data, id: 'a', schema: '$time1' } }
        : { ask: 'PUT $r/a', send: { data }, gives: 400, body: invalid(['body', name, words]) },
      { ask: 'GET $r/a', gives: words === undefined ? 200 : 404 },
    ],
    needs,
  ),
)

const NO_TITLE = invalid(['body', 'title', "'title' is a required property"])

const MANY: JsonObject = { properties: { long: { type: 'string' }, zz: { type: 'string' }, b: { type: 'string' } } }

/** Only one violation is told: that which comes first in the order of PostgreSQL's jsonb, short names first. */
const firsts: ConformanceCase[] = [
  steps(
    'what is required is asked before what stands in the properties',
    [withSchema(ARTICLE), { ask: 'PUT $r/a', send: { data: { n: 'a', tags: 1 } }, gives: 400, body: NO_TITLE }],
    { ...needs, ...notOnMemory('memory keeps the order in which the schema was sent') },
  ),
  steps(
    'the property with the shortest name is told first',
    [
      withSchema(MANY),
      {
        ask: 'PUT $r/a',
        send: { data: { long: 1, zz: 1, b: 1 } },
        gives: 400,
        body: invalid(['body', 'b', "1 is not of type 'string'"]),
      },
      {
        ask: 'PUT $r/a',
        send: { data: { long: 1, zz: 1 } },
        gives: 400,
        body: invalid(['body', 'zz', "1 is not of type 'string'"]),
      },
    ],
    { ...needs, ...notOnMemory('memory keeps the order in which the schema was sent') },
  ),
  steps(
    'where an object is the value of the keyword it is the name',
    [
      withSchema({ anyOf: [{ required: ['b'] }] }),
      {
        ask: 'PUT $r/a',
        gives: 400,
        body: expect.objectContaining({
          message: "{'required': ['b']} in body: {} is not valid under any of the given schemas",
          details: [
            {
              location: 'body',
              name: { required: ['b'] },
              description: '{} is not valid under any of the given schemas',
            },
          ],
        }),
      },
    ],
    needs,
  ),
  ...(
    [
      ['minProperties at the root', { minProperties: 5 }],
      ['dependentRequired at the root', { dependentRequired: { v: ['b'] } }],
      ['dependencies at the root', { ...DRAFT_7, dependencies: { v: ['b'] } }],
    ] as const
  ).map(([what, schema]) =>
    steps(
      `${what} refuses a record`,
      [withSchema(schema as JsonObject), { ask: 'PUT $r/a', send: { data: { v: 1 } }, gives: 400 }],
      {
        ...needs,
        ...kept('crash'),
      },
    ),
  ),
  told(
    'items as a list do not crash',
    async world => {
      await world.make('PUT $c', { data: { schema: { properties: { v: { items: [{ type: 'integer' }] } } } } })
      const { status, text } = await world.ask('PUT $r/a', { data: { v: ['x'] } })
      expect(status, text).toBeLessThan(500)
    },
    { ...needs, ...kept('crash') },
  ),
]

const START: Step[] = [
  withSchema(ARTICLE),
  { ask: 'PUT $r/a', send: { data: { title: 'hello', schema: 5 } }, gives: 201 },
]
const BAD_N = invalid(['body', 'n', "'x' is not of type 'integer'"])
const stamped = (time: string, more: object = {}) => ({ id: 'a', title: 'hello', schema: time, ...more })

const lives: ConformanceCase[] = [
  steps(
    'a record bears the time of its collection, whatever it says',
    [...START, { ask: 'GET $r/a', gives: 200, data: stamped('$time1') }],
    needs,
  ),
  steps(
    'a POST is checked against the schema',
    [...START, { ask: 'POST $r', send: { data: {} }, gives: 400, body: NO_TITLE }],
    needs,
  ),
  steps('a POST without a body is checked', [...START, { ask: 'POST $r', gives: 400, body: NO_TITLE }], needs),
  steps(
    'a POST of what is there is not checked',
    [...START, { ask: 'POST $r', send: { data: { id: 'a', n: 'x' } }, gives: 200, data: stamped('$time1') }],
    needs,
  ),
  steps(
    'a PUT of permissions alone is checked where the record is new',
    [...START, { ask: 'PUT $r/b', send: { permissions: {} }, gives: 400, body: NO_TITLE }],
    needs,
  ),
  steps(
    'what a PATCH makes is checked',
    [...START, { ask: 'PATCH $r/a', send: { data: { n: 'x' } }, gives: 400, body: BAD_N }],
    needs,
  ),
  steps(
    'what a merge-patch makes is checked',
    [
      ...START,
      {
        ask: 'PATCH $r/a | Content-Type: application/merge-patch+json',
        send: { data: { title: null } },
        gives: 400,
        body: NO_TITLE,
      },
    ],
    needs,
  ),
  steps(
    'what a JSON patch makes is checked',
    [
      ...START,
      {
        ask: 'PATCH $r/a | Content-Type: application/json-patch+json',
        send: [{ op: 'remove', path: '/data/title' }],
        gives: 400,
        body: NO_TITLE,
      },
    ],
    needs,
  ),
  steps(
    'a stale If-Match is told before a violation',
    [...START, { ask: 'PUT $r/a | If-Match: "1"', send: { data: {} }, gives: 412 }],
    needs,
  ),
  steps(
    'a refused record leaves the stored one',
    [
      ...START,
      { ask: 'PUT $r/a', send: { data: {} }, gives: 400 },
      { ask: 'GET $r/a', gives: 200, data: stamped('$time1', { last_modified: '$time2' }) },
    ],
    needs,
  ),
  steps(
    'records are checked in a batch',
    [
      ...START,
      {
        ask: 'POST /batch',
        send: { requests: [{ method: 'PUT', path: '$r/b', body: { data: {} } }] },
        gives: 200,
        body: { responses: [{ path: '/v1$r/b', status: 400, body: NO_TITLE }] },
      },
    ],
    needs,
  ),
  steps(
    'a change of permissions takes the new stamp',
    [
      ...START,
      { ask: 'PATCH $c', send: { data: { note: 1 } }, gives: 200 },
      { ask: 'GET $r/a', gives: 200, data: stamped('$time1') },
      { ask: 'PATCH $r/a', send: { permissions: { read: ['$bob'] } }, gives: 200, data: stamped('$time3') },
    ],
    needs,
  ),
  steps(
    'a new schema is asked of the next write',
    [
      ...START,
      { ask: 'PATCH $c', send: { data: { schema: { properties: { title: { type: 'integer' } } } } }, gives: 200 },
      { ask: 'GET $r/a', gives: 200, data: stamped('$time1') },
      {
        ask: 'PATCH $r/a',
        send: { data: { n: 4 } },
        gives: 400,
        body: invalid(['body', 'title', "'hello' is not of type 'integer'"]),
      },
    ],
    needs,
  ),
  steps(
    'a record keeps its stamp when the schema is gone',
    [
      ...START,
      { ask: 'PUT $c', send: { data: {} }, gives: 200 },
      { ask: 'PATCH $r/a', send: { data: { n: 5 } }, gives: 200, data: stamped('$time1', { n: 5 }) },
      {
        ask: 'PUT $r/a',
        send: { data: { n: 'x', schema: 'mine' } },
        gives: 200,
        data: { id: 'a', n: 'x', schema: 'mine' },
      },
    ],
    needs,
  ),
  steps(
    'a PATCH cannot take a schema away',
    [
      ...START,
      {
        ask: 'PATCH $c',
        send: { data: { schema: null } },
        gives: 400,
        body: invalid(['body', 'schema', `"None" ${NO_MAPPING}`]),
      },
    ],
    needs,
  ),
  steps(
    'a merge-patch can',
    [
      ...START,
      {
        ask: 'PATCH $c | Content-Type: application/merge-patch+json',
        send: { data: { schema: null } },
        gives: 200,
        data: { id: 'things' },
      },
    ],
    needs,
  ),
  steps(
    'an empty schema stamps too',
    [withSchema({}), { ask: 'PUT $r/a', gives: 201, data: { id: 'a', schema: '$time1' } }],
    needs,
  ),
  steps(
    'without a schema nothing is stamped',
    [{ ask: 'PUT $r/a', send: { data: { schema: 'mine' } }, gives: 201, data: { id: 'a', schema: 'mine' } }],
    needs,
  ),
  steps(
    'other fields of a collection are free',
    [
      {
        ask: 'PUT $c',
        send: { data: { uiSchema: 3, displayFields: 'title', sort: 1, attachment: 'x', status: null } },
        gives: 200,
        data: { id: 'things', uiSchema: 3, displayFields: 'title', sort: 1, attachment: 'x', status: null },
      },
    ],
    needs,
  ),
]

const owned = (required: string): JsonObject => ({
  properties: { [required]: { type: 'string' } },
  required: [required],
})
const missing = (field: string) => invalid(['body', field, `'${field}' is a required property`])
const onBucket = (data: JsonObject): Step => ({ ask: 'PUT $b', send: { data }, gives: 200 })

const buckets: ConformanceCase[] = [
  steps(
    'a bucket has a schema for its collections',
    [
      onBucket({ 'collection:schema': owned('owner') }),
      { ask: 'PUT $b/collections/a', gives: 400, body: missing('owner') },
      { ask: 'PATCH $c', send: { data: { t: 1 } }, gives: 400, body: missing('owner') },
      { ask: 'PUT $b/collections/a', send: { data: { owner: 'me' } }, gives: 201, data: { id: 'a', owner: 'me' } },
    ],
    needs,
  ),
  steps(
    'a bucket has a schema for its groups',
    [
      onBucket({ 'group:schema': owned('label') }),
      { ask: 'PUT $g/a', send: { data: { members: [] } }, gives: 400, body: missing('label') },
      {
        ask: 'PUT $g/a',
        send: { data: { members: [], label: 'x' } },
        gives: 201,
        data: { id: 'a', members: [], label: 'x' },
      },
    ],
    needs,
  ),
  steps(
    'a bucket has a schema for its records, which stamps nothing',
    [
      onBucket({ 'record:schema': owned('k') }),
      { ask: 'PUT $r/a', gives: 400, body: missing('k') },
      { ask: 'PUT $r/a', send: { data: { k: 'v' } }, gives: 201, data: { id: 'a', k: 'v' } },
    ],
    needs,
  ),
  steps(
    'both schemas are asked of a record',
    [
      onBucket({ 'record:schema': owned('k') }),
      withSchema(owned('t')),
      { ask: 'PUT $r/a', send: { data: { k: 'v' } }, gives: 400, body: missing('t') },
      { ask: 'PUT $r/a', send: { data: { t: 'v' } }, gives: 400, body: missing('k') },
      {
        ask: 'PUT $r/a',
        send: { data: { t: 'v', k: 'v' } },
        gives: 201,
        data: { id: 'a', k: 'v', t: 'v', schema: '$time2' },
      },
    ],
    needs,
  ),
  ...['collection', 'group', 'record'].flatMap(kind => [
    steps(
      `a bucket refuses a ${kind}:schema that is none`,
      [
        {
          ask: 'PUT $b',
          send: { data: { [`${kind}:schema`]: { type: 'nope' } } },
          gives: 400,
          body: invalid(['body', `data.${kind}:schema`, "type'nope' is not valid under any of the given schemas"]),
        },
      ],
      needs,
    ),
    steps(
      `a bucket refuses a ${kind}:schema that is a number`,
      [
        {
          ask: 'PUT $b',
          send: { data: { [`${kind}:schema`]: 1 } },
          gives: 400,
          body: invalid(['body', `data.${kind}:schema`, `"1" ${NO_MAPPING}`]),
        },
      ],
      needs,
    ),
  ]),
]

export const schemaDefinitionCases: ConformanceCase[] = [...definitions, ...buckets]
export const schemaRecordCases: ConformanceCase[] = [...records, ...firsts, ...lives]
