import type { Json, JsonObject } from '~/protocol/json'
import type { ConformanceCase } from '../conformanceCase'
import { invalid } from '../refusals'
import { type Step, steps } from '../steps'
import { needs, NO_MAPPING, withSchema } from './schemaSupport'

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
