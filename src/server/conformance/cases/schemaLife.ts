import { expect } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { type ConformanceCase, notOnMemory } from '../conformanceCase'
import { kept } from '../differences'
import { invalid } from '../refusals'
import { type Step, steps, told } from '../steps'
import { ARTICLE, needs, NO_MAPPING, withSchema } from './schemaSupport'

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
      ['dependencies at the root', { $schema: 'http://json-schema.org/draft-07/schema#', dependencies: { v: ['b'] } }],
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

export const schemaLifeCases: ConformanceCase[] = [...firsts, ...lives]
