import type { Json, JsonObject } from '~/protocol/json'
import type { ConformanceCase } from '../conformanceCase'
import { invalid } from '../refusals'
import { steps } from '../steps'
import { ARTICLE, needs, withSchema } from './schemaSupport'

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

export const schemaRecordCases: ConformanceCase[] = RECORDS.map(([schema, data, name, words]) =>
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
