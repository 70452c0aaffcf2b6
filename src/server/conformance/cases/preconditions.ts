import type { ConformanceCase } from '../conformanceCase'
import { absent, invalid, modified } from '../refusals'
import { type Step, steps } from '../steps'

const seed = { a: { v: 1 } }
/** Step 1 of each case reads the record (or the list), so `$time1` is its time. */
const MATCHING = '"$time1"'
const OTHER = '"1"'

/** Statuses of a request on the record `a`, which exists, by precondition; 412 brings the record. */
const ON_EXISTING: [ask: string, header: string, value: string, gives: number][] = [
  ['GET', 'If-None-Match', MATCHING, 304],
  ['GET', 'If-None-Match', OTHER, 200],
  ['GET', 'If-None-Match', '"99999999999999"', 200],
  ['GET', 'If-None-Match', '*', 412],
  ['GET', 'If-Match', MATCHING, 200],
  ['GET', 'If-Match', OTHER, 412],
  ['GET', 'If-Match', '*', 200],
  ['PUT', 'If-None-Match', MATCHING, 200],
  ['PUT', 'If-None-Match', OTHER, 200],
  ['PUT', 'If-None-Match', '*', 412],
  ['PUT', 'If-Match', MATCHING, 200],
  ['PUT', 'If-Match', OTHER, 412],
  ['PUT', 'If-Match', '*', 200],
  ['PATCH', 'If-None-Match', MATCHING, 200],
  ['PATCH', 'If-None-Match', '*', 412],
  ['PATCH', 'If-Match', MATCHING, 200],
  ['PATCH', 'If-Match', OTHER, 412],
  ['PATCH', 'If-Match', '*', 200],
  ['DELETE', 'If-None-Match', MATCHING, 200],
  ['DELETE', 'If-None-Match', '*', 412],
  ['DELETE', 'If-Match', MATCHING, 200],
  ['DELETE', 'If-Match', OTHER, 412],
  ['DELETE', 'If-Match', '*', 200],
]

/** The same for the list of records, which holds `a`. */
const ON_LIST: [ask: string, header: string, value: string, gives: number][] = [
  ['GET', 'If-None-Match', MATCHING, 304],
  ['GET', 'If-None-Match', OTHER, 200],
  ['GET', 'If-None-Match', '*', 412],
  ['GET', 'If-Match', MATCHING, 200],
  ['GET', 'If-Match', OTHER, 412],
  ['GET', 'If-Match', '*', 200],
  ['DELETE', 'If-None-Match', MATCHING, 200],
  ['DELETE', 'If-None-Match', '*', 412],
  ['DELETE', 'If-Match', MATCHING, 200],
  ['DELETE', 'If-Match', OTHER, 412],
  ['DELETE', 'If-Match', '*', 200],
]

/** The record `x` does not exist. */
const ON_ABSENT: [ask: string, header: string, value: string, gives: number, body?: object][] = [
  ['GET', 'If-None-Match', '*', 404, absent('record', 'x')],
  ['GET', 'If-Match', OTHER, 404, absent('record', 'x')],
  ['PUT', 'If-None-Match', '*', 201],
  ['PUT', 'If-None-Match', OTHER, 201],
  ['PUT', 'If-Match', OTHER, 412, modified()],
  ['PUT', 'If-Match', '*', 412, modified()],
  ['PATCH', 'If-Match', OTHER, 404, absent('record', 'x')],
  ['PATCH', 'If-None-Match', '*', 404, absent('record', 'x')],
  ['DELETE', 'If-Match', OTHER, 404, absent('record', 'x')],
  ['DELETE', 'If-None-Match', '*', 404, absent('record', 'x')],
]

/** POST, with the id of `a`, with a new id, without one. */
const ON_POST: [id: string | undefined, header: string, value: string, gives: number][] = [
  ['a', 'If-None-Match', '*', 412],
  ['a', 'If-None-Match', OTHER, 200],
  ['a', 'If-Match', MATCHING, 200],
  ['a', 'If-Match', OTHER, 412],
  ['x', 'If-None-Match', '*', 201],
  ['x', 'If-None-Match', OTHER, 201],
  ['x', 'If-Match', MATCHING, 412],
  ['x', 'If-Match', '*', 412],
  [undefined, 'If-None-Match', '*', 201],
  [undefined, 'If-Match', MATCHING, 412],
  [undefined, 'If-Match', '*', 412],
]

const BROKEN = ['123', 'W/"123"', '"abc"', '"1", "2"', 'abc', '""', '"-1"', '"1.5"']

const bodyFor = (method: string) => (method === 'PUT' || method === 'PATCH' ? { send: { data: { v: 2 } } } : {})

/** What a 304 or 412 about `a` or the list brings. */
function refusalOf(gives: number, existing?: object): Partial<Step> {
  if (gives === 304) return { body: '', headers: { etag: MATCHING } }
  if (gives === 412) return { body: modified(existing), headers: { etag: MATCHING } }
  return {}
}

const EXISTING = { id: 'a', v: 1, last_modified: '$time1' }
const UNTOUCHED: Step = { ask: 'GET $r/a', gives: 200, data: EXISTING }

export const preconditionCases: ConformanceCase[] = [
  ...ON_EXISTING.map(([method, header, value, gives]) =>
    steps(
      `${method} of a record under ${header}: ${value.replace('$time1', 'its time')} is a ${gives}`,
      [
        { ask: 'GET $r/a', gives: 200 },
        { ask: `${method} $r/a | ${header}: ${value}`, ...bodyFor(method), gives, ...refusalOf(gives, EXISTING) },
        ...(gives === 412 ? [UNTOUCHED] : []),
      ],
      { seed },
    ),
  ),
  ...ON_LIST.map(([method, header, value, gives]) =>
    steps(
      `${method} of a list under ${header}: ${value.replace('$time1', 'its time')} is a ${gives}`,
      [
        { ask: 'GET $r', gives: 200 },
        { ask: `${method} $r | ${header}: ${value}`, gives, ...refusalOf(gives) },
        ...(gives === 412 ? [UNTOUCHED] : []),
      ],
      { seed },
    ),
  ),
  ...ON_ABSENT.map(([method, header, value, gives, body]) =>
    steps(
      `${method} of an absent record under ${header}: ${value} is a ${gives}`,
      [{ ask: `${method} $r/x | ${header}: ${value}`, ...bodyFor(method), gives, ...(body && { body }) }],
      { seed },
    ),
  ),
  ...ON_POST.map(([id, header, value, gives]) =>
    steps(
      `POST ${id === 'a' ? 'of an id in use' : id ? 'of a new id' : 'without an id'} under ${header}: ${value} is a ${gives}`,
      [
        { ask: 'GET $r', gives: 200 },
        {
          ask: `POST $r | ${header}: ${value}`,
          send: { data: id ? { id } : {} },
          gives,
          ...(gives === 412 && { body: modified(id === 'a' ? EXISTING : undefined) }),
        },
        UNTOUCHED,
      ],
      { seed },
    ),
  ),
  ...['If-Match', 'If-None-Match'].flatMap(header =>
    BROKEN.map(value =>
      steps(
        `${header}: ${value} is refused`,
        [
          {
            ask: `PUT $r/a | ${header}: ${value}`,
            gives: 400,
            body: invalid(['header', header, 'The value should be integer between double quotes.']),
          },
        ],
        { seed },
      ),
    ),
  ),
  steps(
    'a HEAD under If-None-Match is a 304 too',
    [
      { ask: 'HEAD $r/a', gives: 200 },
      { ask: 'HEAD $r/a | If-None-Match: "$time1"', gives: 304 },
    ],
    { seed },
  ),
  steps(
    'a list is a 304 whatever its filters',
    [
      { ask: 'GET $r', gives: 200 },
      { ask: 'GET $r?v=7 | If-None-Match: "$time1"', gives: 304, headers: { etag: '"$time1"' } },
    ],
    { seed },
  ),
  steps(
    'If-Modified-Since is not read',
    [{ ask: 'GET $r/a | If-Modified-Since: Fri, 01 Jan 2038 00:00:00 GMT', gives: 200 }],
    { seed },
  ),
  steps(
    'a precondition is checked before the filters of a list, but after the types of its parameters',
    [
      { ask: 'GET $r?like_v=5 | If-Match: "1"', gives: 412 },
      { ask: 'GET $r?_since=abc | If-Match: "1"', gives: 400 },
    ],
    { seed },
  ),
  steps(
    'a body is parsed before a precondition is checked',
    [{ ask: 'PUT $r/a | If-Match: "1"', send: '{', gives: 400 }],
    { seed },
  ),
  steps(
    'a precondition is checked before the id in the body',
    [{ ask: 'PUT $r/a | If-Match: "1"', send: { data: { id: 'b' } }, gives: 412 }],
    { seed },
  ),
  steps('the 412 of a bucket or collection brings what exists', [
    { ask: 'PUT $c', send: { data: { v: 1 } }, gives: 200 },
    {
      ask: 'PUT $c | If-None-Match: *',
      send: { data: { v: 2 } },
      gives: 412,
      body: modified({ id: 'things', v: 1, last_modified: '$time1' }),
    },
    { ask: 'PUT $b', send: { data: { v: 1 } }, gives: 200 },
    {
      ask: 'PUT $b | If-Match: "1"',
      send: { data: { v: 2 } },
      gives: 412,
      body: modified({ id: '$bid', v: 1, last_modified: '$time3' }),
    },
  ]),
]
