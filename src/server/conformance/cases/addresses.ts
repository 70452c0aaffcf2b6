import { type ConformanceCase, notOverHttp } from '../conformanceCase'
import { invalid, METHOD_NOT_ALLOWED, UNKNOWN_PATH } from '../refusals'
import { type Step, steps } from '../steps'

const FROM = ' | Origin: http://localhost:3000'
const ANY = { 'access-control-allow-origin': '*' }
const NO_VERSION = {
  code: 404,
  errno: 116,
  error: 'Not Found',
  message: 'The requested API version is not available on this server.',
}

/** Headers that a script of another origin may read, beside those that it always may. */
const EXPOSED: [ask: string, headers: string[], hidden: string[]][] = [
  ['GET $r/a', ['ETag', 'Last-Modified', 'Cache-Control'], ['Next-Page', 'Total-Objects']],
  ['GET $r', ['ETag', 'Last-Modified', 'Next-Page'], ['Total-Objects']],
  ['HEAD $r', ['ETag', 'Next-Page', 'Total-Objects', 'Total-Records'], []],
  ['PUT $r/a', [], ['ETag', 'Last-Modified']],
  ['PATCH $r/a', [], ['ETag', 'Last-Modified']],
  ['POST $r', [], ['ETag', 'Last-Modified']],
  ['DELETE $r/a', [], ['ETag', 'Last-Modified', 'Next-Page']],
  ['GET /', [], ['ETag']],
]
const ALWAYS = ['Alert', 'Backoff', 'Retry-After', 'Content-Length', 'Content-Type']

const has = (name: string) => `(?=.*(^|,) ?${name}(,|$))`
const lacks = (name: string) => `(?!.*(^|,) ?${name}(,|$))`
const exposes = (names: string[], hidden: string[]) =>
  new RegExp(`^${[...ALWAYS, ...names].map(has).join('')}${hidden.map(lacks).join('')}`, 'i')

const preflight = (path: string, method: string): Step => ({
  ask: `anon OPTIONS ${path}${FROM} | Access-Control-Request-Method: ${method} | Access-Control-Request-Headers: authorization,if-match`,
  gives: 200,
  headers: { ...ANY, 'access-control-allow-methods': new RegExp(method), 'access-control-allow-headers': /if-match/i },
})

/** Where things are found, and which other origins may ask for them. */
export const addressCases: ConformanceCase[] = [
  ...EXPOSED.map(([ask, names, hidden]) =>
    steps(
      `${ask} lets other origins read ${names.join(', ') || 'only the common headers'}`,
      [
        {
          ask: `${ask}${FROM}`,
          ...(/^(PATCH|POST)/.test(ask) && { send: { data: {} } }),
          gives: ask.startsWith('POST') ? 201 : 200,
          headers: { ...ANY, 'access-control-expose-headers': exposes(names, hidden) },
        },
      ],
      { seed: { a: {} } },
    ),
  ),
  steps(
    'refusals may be read by other origins too',
    [
      { ask: `GET $r/nope${FROM}`, gives: 404, headers: ANY },
      { ask: `bob GET $r/a${FROM}`, gives: 403, headers: ANY },
      { ask: `anon GET $r/a${FROM}`, gives: 401, headers: ANY },
      { ask: `GET /nope${FROM}`, gives: 404, headers: ANY },
      { ask: `PUT $r/a${FROM} | If-Match: "1"`, gives: 412, headers: ANY },
      { ask: `PUT $r/a${FROM}`, send: '{', gives: 400, headers: ANY },
    ],
    { seed: { a: {} } },
  ),
  steps('without an Origin there is no Access-Control-Allow-Origin', [
    { ask: 'GET /', gives: 200, headers: { 'access-control-allow-origin': null } },
  ]),
  ...(
    [
      ['$r', 'GET'],
      ['$r', 'POST'],
      ['$r/a', 'PUT'],
      ['$r/a', 'PATCH'],
      ['$b', 'DELETE'],
      ['/batch', 'POST'],
      ['/accounts/x', 'PUT'],
    ] as const
  ).map(([path, method]) =>
    steps(`a preflight for ${method} ${path} is allowed, even to anonymous and where nothing is`, [
      preflight(path, method),
      preflight(path.replace('$b', '/buckets/$fresh'), method),
    ]),
  ),
  steps('a preflight needs an Origin and a method, and the method must exist', [
    {
      ask: 'anon OPTIONS $r | Access-Control-Request-Method: POST',
      gives: 400,
      body: invalid(['header', 'Origin', 'this header is mandatory']),
    },
    {
      ask: `anon OPTIONS $r${FROM}`,
      gives: 400,
      body: invalid(['header', 'Access-Control-Request-Method', 'this header is mandatory']),
    },
    {
      ask: `anon OPTIONS $r${FROM} | Access-Control-Request-Method: PUT`,
      gives: 400,
      body: invalid(['header', 'Access-Control-Request-Method', 'Method not allowed']),
    },
  ]),
  steps('an address without a version is redirected to this version', [
    { ask: 'GET $origin/buckets?x=1', gives: 307, headers: { location: '$base/buckets?x=1' } },
    { ask: 'GET $origin/', gives: 307, headers: { location: '$base/' } },
    { ask: 'GET $origin/v1', gives: 307, headers: { location: '$base/', 'cache-control': 'max-age=3600' } },
  ]),
  steps('an address with the end of a line in it is not redirected to a version', [
    { ask: 'GET $origin/a%0D%0AX:b', gives: 404, body: NO_VERSION },
    { ask: 'GET $origin/a%0Ab/', gives: 404, body: NO_VERSION },
    { ask: `OPTIONS $origin/a%0Ab${FROM} | Access-Control-Request-Method: GET`, gives: 404, headers: ANY },
    { ask: 'GET $base/a%0Ab/', gives: 307, headers: { location: '$base/a%0Ab' } },
    { ask: 'GET $origin/a%09b', gives: 307, headers: { location: '$base/a%09b' } },
  ]),
  steps('another version is not there', [
    { ask: 'GET $origin/v2/buckets', gives: 404, body: NO_VERSION },
    { ask: 'GET $origin/v0/', gives: 404, body: NO_VERSION },
  ]),
  steps('broken UTF-8 in a path or query is a 400', [
    {
      ask: 'GET /buckets/%ff',
      gives: 400,
      body: { code: 400, errno: 107, error: 'Bad Request', message: 'Invalid URL path.' },
    },
    { ask: 'GET /buckets?a=%ff', gives: 400 },
  ]),
  steps('an empty part of a path is unknown', [{ ask: 'GET //buckets', gives: 404, body: UNKNOWN_PATH }]),
  steps(
    'a method that nobody knows is a 405',
    [{ ask: 'BREW $b', gives: 405, body: METHOD_NOT_ALLOWED }],
    notOverHttp('Node reads none but those it knows'),
  ),
]
