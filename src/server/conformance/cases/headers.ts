import { expect } from 'vitest'
import type { Json } from '~/protocol/json'
import type { ConformanceCase } from '../conformanceCase'
import { steps, told, type CaseOptions } from '../steps'

const seed = { a: { v: 1 } }
const EVERY = { 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': expect.stringContaining("'none'") }

type Item = { method?: string; path: string; headers?: Record<string, string>; body?: Json }

/** The headers of the only item of a batch, but for those that say when. */
const itemHeaders = (
  name: string,
  item: Item,
  [status, names]: [status: number, names: string],
  options: CaseOptions = {},
): ConformanceCase =>
  told(
    `the headers of an item: ${name}`,
    async world => {
      const { body } = await world.make('POST /batch', { requests: [item] })
      // The cast: a batch that was answered has responses; without them this fails.
      const [response] = (body as { responses: { status: number; headers: Record<string, string>; body: unknown }[] })
        .responses
      const headers = response?.headers ?? {}
      expect([response?.status, Object.keys(headers).toSorted()]).toEqual([status, names.split(' ').toSorted()])
      if (names.includes('X-Content-Type-Options')) expect(headers).toMatchObject(EVERY)
      // What HEAD and a file leave out has a length, too.
      if (typeof response?.body === 'object' && response.body !== null)
        expect(headers['Content-Length']).toBe(String(JSON.stringify(response.body).length))
    },
    { seed, ...options },
  )

const ALL = 'Content-Length Content-Type Access-Control-Expose-Headers X-Content-Type-Options Content-Security-Policy'
const RAISED = 'Content-Length Content-Type Access-Control-Expose-Headers'
const READ = `${ALL} ETag Last-Modified Cache-Control`

const items: ConformanceCase[] = [
  itemHeaders('a record', { path: '$r/a' }, [200, READ]),
  itemHeaders('a list', { path: '$r' }, [200, READ]),
  itemHeaders('HEAD of a record', { method: 'HEAD', path: '$r/a' }, [200, READ]),
  itemHeaders('HEAD of a list', { method: 'HEAD', path: '$r' }, [200, `${READ} Total-Objects Total-Records`]),
  itemHeaders('the root', { path: '/' }, [200, ALL]),
  itemHeaders('a creation', { method: 'PUT', path: '$r/b' }, [201, `${ALL} ETag Last-Modified`]),
  itemHeaders('another origin', { path: '$r/a', headers: { Origin: 'http://a.test' } }, [
    200,
    `${READ} Access-Control-Allow-Origin`,
  ]),
  itemHeaders('a body that is refused', { method: 'PUT', path: '$r/a', body: { data: [] } }, [400, ALL]),
  itemHeaders('a query that is refused', { path: '$r?_limit=x' }, [400, ALL]),
  itemHeaders('a token that is refused', { path: '$r?_token=x' }, [400, RAISED]),
  itemHeaders('an id that is refused', { method: 'PUT', path: '$r/a b' }, [400, RAISED]),
  itemHeaders('an unknown record', { path: '$r/nope' }, [404, RAISED]),
  itemHeaders('an unknown path', { path: '/nope' }, [404, RAISED]),
  itemHeaders(
    'an unknown record of the own bucket',
    { path: '/buckets/default/collections/c/records/nope' },
    [404, ALL],
    {
      needs: 'default_bucket',
    },
  ),
  itemHeaders('a stranger', { path: '$r', headers: { Authorization: 'Basic eDp5' } }, [403, RAISED]),
  itemHeaders('nobody', { path: '$r', headers: { Authorization: '', Origin: 'http://a.test' } }, [
    401,
    'Content-Length Content-Type WWW-Authenticate',
  ]),
  itemHeaders('another method', { method: 'POST', path: '$r/a' }, [405, 'Content-Length Content-Type Allow']),
  itemHeaders('a precondition', { method: 'PUT', path: '$r/a', headers: { 'If-None-Match': '*' } }, [
    412,
    `${RAISED} ETag Last-Modified`,
  ]),
]

const lengths: ConformanceCase[] = [
  ...['/', '$r', '$r/a', '$r/nope', '$b', '/buckets/nope', '/nope', '/__lbheartbeat__', '/permissions'].map(path =>
    told(
      `HEAD ${path} tells the length of its body`,
      async world => {
        const { headers, text } = await world.ask(`HEAD ${path}`)
        expect(text).toBe('')
        // Of a list HEAD tells how many there are, and none of them.
        const isList = headers.has('total-objects')
        const whole = isList ? '{"data":[]}' : (await world.ask(`GET ${path}`)).text
        expect(headers.get('content-length')).toBe(String(whole.length))
      },
      { seed },
    ),
  ),
  steps(
    'HEAD of a history tells the length of its body',
    [
      {
        ask: 'HEAD $b/history',
        gives: 200,
        headers: { 'content-length': /^\d{3}/, 'content-type': 'application/json' },
      },
    ],
    { needs: 'history' },
  ),
  steps('a GET tells the length of its body', [
    { ask: 'GET /__lbheartbeat__', gives: 200, headers: { 'content-length': '2' } },
  ]),
]

const preflights: ConformanceCase[] = [
  steps(
    'what a browser asks before has neither tag nor time',
    [
      {
        ask: 'anon OPTIONS $r/a | Origin: http://a.test | Access-Control-Request-Method: PUT',
        gives: 200,
        headers: { etag: null, 'last-modified': null, 'content-length': '4', 'content-type': 'application/json' },
      },
    ],
    { seed },
  ),
]

const dates: ConformanceCase[] = [
  told(
    'the dates of a history have microseconds that grow',
    async world => {
      const requests = Array.from({ length: 20 }, (_, at) => ({ method: 'PUT', path: `$r/x${at}` }))
      await world.make('POST /batch', { requests })
      const { body } = await world.make('GET $b/history?_sort=last_modified&resource_name=record')
      // The cast: a list that was answered has data.
      const times = (body as { data: { date: string }[] }).data.map(({ date }) => date)
      for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/)
      expect(times).toHaveLength(20)
      expect(times.toSorted()).toEqual(times)
      expect(new Set(times.map(time => time.slice(23, 26))).size).toBeGreaterThan(1)
    },
    { needs: 'history' },
  ),
]

/** What every answer carries, and what every item of a batch does. */
export const headerCases: ConformanceCase[] = [...items, ...lengths, ...preflights, ...dates]
