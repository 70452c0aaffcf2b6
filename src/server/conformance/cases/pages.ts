import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import type { Seed } from '../prepare'
import { idsOf, queries, steps, told } from '../steps'

const TYPES: Seed = {
  b: { v: 'b' },
  yes: { v: true },
  ten: { v: 10 },
  none: {},
  a: { v: 'a' },
  null: { v: null },
  two: { v: 2 },
  no: { v: false },
  list: { v: [1] },
  object: { v: { k: 1 } },
  upper: { v: 'B' },
  accent: { v: 'é' },
}

const PEOPLE: Seed = {
  p1: { name: 'Ann', age: 30, home: { city: 'Rome' } },
  p2: { name: 'Bob', age: 25, home: { city: 'Oslo' } },
  p3: { name: 'Ann', age: 25, home: { city: 'Bern' } },
  p4: { name: 'Bob', age: 30 },
  p5: { name: 'Cid', home: { city: 'Oslo' } },
}

const FIELDS: Seed = { a: { v: 1, w: 2, deep: { x: { y: 1 }, z: 2 }, n: null } }

/** Reads all pages and gives the ids of each. */
const walk = (name: string, seed: Seed, query: string, pages: string[]): ConformanceCase =>
  told(
    name,
    async world => {
      const found: string[] = []
      for (let next: string | null = `$r?${query}`; next;) {
        const answer = await world.make(`GET ${next}`)
        found.push(idsOf(answer)?.join(' ') ?? '')
        next = answer.headers.get('next-page')
        if (found.length > 10) throw new Error(`The pages do not end: ${found.join(', ')}`)
      }
      expect(found).toEqual(pages)
    },
    { seed },
  )

const ABC = { a: {}, b: {}, c: {}, d: {}, e: {} }

export const pageCases: ConformanceCase[] = [
  ...queries('types sort', TYPES, [
    ['_sort=v,id', 'null upper a b accent two ten no yes list object none'],
    ['_sort=-v', 'none object list yes no ten two accent b a upper null'],
    ['_sort=%2Bv,id', 'null upper a b accent two ten no yes list object none'],
    ['_sort=id', 'a accent b list no none null object ten two upper yes'],
    ['_sort=-last_modified', 'accent upper object list no two null a none ten yes b'],
    ['_sort=last_modified', 'b yes ten none a null two no list object upper accent'],
    ['_sort=nope', 'accent upper object list no two null a none ten yes b'],
    ['_sort=a!b', 'accent upper object list no two null a none ten yes b'],
    ['_sort=', 'accent upper object list no two null a none ten yes b'],
  ]),
  ...queries('keys sort', PEOPLE, [
    ['_sort=name,age', 'p3 p1 p2 p4 p5'],
    ['_sort=name,-age', 'p1 p3 p4 p2 p5'],
    ['_sort=-name,age', 'p5 p2 p4 p3 p1'],
    ['_sort=age,name', 'p3 p2 p1 p4 p5'],
    ['_sort=home.city,name', 'p3 p2 p5 p1 p4'],
    ['_sort=-home.city,name', 'p4 p1 p2 p5 p3'],
    ['_sort=name', 'p3 p1 p4 p2 p5'],
    ['_sort=name,%20age', 'p3 p1 p2 p4 p5'],
    ['_sort=name,last_modified', 'p1 p3 p2 p4 p5'],
    ['_sort=name,age&name=Bob', 'p2 p4'],
  ]),
  steps(
    'a list is sorted by -last_modified',
    [{ ask: 'GET $r', gives: 200, data: ['e', 'd', 'c', 'b', 'a'].map(id => ({ id })) }],
    { seed: ABC },
  ),
  walk('pages follow each other', ABC, '_limit=2', ['e d', 'c b', 'a']),
  walk('pages follow a sort', ABC, '_limit=2&_sort=id', ['a b', 'c d', 'e']),
  walk('pages follow a sort by two keys', PEOPLE, '_limit=2&_sort=name,-age', ['p1 p3', 'p4 p2', 'p5']),
  walk('pages follow a sort by a nested key that some lack', PEOPLE, '_limit=1&_sort=home.city,name', [
    'p3',
    'p2',
    'p5',
    'p1',
    'p4',
  ]),
  walk('pages follow a descending sort by a key that some lack', PEOPLE, '_limit=2&_sort=-age,name', [
    'p5 p1',
    'p4 p3',
    'p2',
  ]),
  walk('pages follow equal keys by last_modified', { a: { k: 1 }, b: { k: 1 }, c: { k: 1 } }, '_limit=1&_sort=k', [
    'c',
    'b',
    'a',
  ]),
  walk('pages keep the filter', PEOPLE, '_limit=1&name=Bob&_sort=id', ['p2', 'p4']),
  walk('pages keep _fields', PEOPLE, '_limit=3&_fields=age&_sort=name,id', ['p1 p3 p2', 'p4 p5']),
  walk(
    'pages go through every type',
    { a: { v: null }, b: { v: 'x' }, c: { v: 1 }, d: { v: true }, e: {} },
    '_limit=1&_sort=v',
    ['a', 'b', 'c', 'd', 'e'],
  ),
  walk(
    'pages go through every type in reverse',
    { a: { v: null }, b: { v: 'x' }, c: { v: 1 }, d: { v: true }, e: {} },
    '_limit=1&_sort=-v',
    ['e', 'd', 'c', 'b', 'a'],
  ),
  steps(
    'a page that holds all has no Next-Page',
    [{ ask: 'GET $r?_limit=5', gives: 200, headers: { 'next-page': null } }],
    { seed: ABC },
  ),
  steps(
    'Next-Page is the whole address with a token, and keeps the other parameters',
    [
      { ask: 'GET $r?_limit=2&_sort=id&x=', gives: 200, data: [] },
      {
        ask: 'GET $r?_limit=2&_sort=id',
        gives: 200,
        headers: { 'next-page': /^http:\/\/[^/]+\/v1\/buckets\/[^/]+\/collections\/things\/records\?.*_token=/ },
      },
    ],
    { seed: ABC },
  ),
  steps(
    'HEAD counts all whatever the limit, and has Next-Page too',
    [{ ask: 'HEAD $r?_limit=2', gives: 200, headers: { 'total-objects': '5', 'total-records': '5' } }],
    { seed: ABC },
  ),
  steps(
    'HEAD counts what the filter finds',
    [{ ask: 'HEAD $r?in_id=a,b,nope', gives: 200, headers: { 'total-objects': '2' } }],
    { seed: ABC },
  ),
  ...['0', '', '%2210%22'].map(limit =>
    steps(
      `_limit=${limit} shows all`,
      [{ ask: `GET $r?_limit=${limit}&_fields=id`, gives: 200, data: ['e', 'd', 'c', 'b', 'a'].map(id => ({ id })) }],
      { seed: ABC },
    ),
  ),
  steps('_limit=1.5 is 1', [{ ask: 'GET $r?_limit=1.5', gives: 200, data: [{ id: 'e' }] }], { seed: ABC }),
  steps(
    'what is deleted between two pages is missing, the rest is not',
    [
      { ask: 'GET $r?_limit=2&_sort=id', gives: 200 },
      { ask: 'DELETE $r/c', gives: 200 },
      { ask: 'GET $next1', gives: 200, data: [{ id: 'd' }, { id: 'e' }] },
    ],
    { seed: ABC },
  ),
  steps(
    'what is created before the place of a page does not move the page',
    [
      { ask: 'GET $r?_limit=2&_sort=id', gives: 200 },
      { ask: 'PUT $r/aa', gives: 201 },
      { ask: 'DELETE $r/b', gives: 200 },
      { ask: 'GET $next1', gives: 200, data: [{ id: 'c' }, { id: 'd' }] },
    ],
    { seed: ABC },
  ),
  ...(
    [
      ['v', { v: 1 }],
      ['v,w', { v: 1, w: 2 }],
      ['deep', { deep: { x: { y: 1 }, z: 2 } }],
      ['deep.z', { deep: { z: 2 } }],
      ['deep.x.y', { deep: { x: { y: 1 } } }],
      ['deep.x,deep.z', { deep: { x: { y: 1 }, z: 2 } }],
      ['v.nope', { v: 1 }],
      ['n', { n: null }],
      ['nope', {}],
      ['deep.nope', { deep: {} }],
      ['v,%20w', { v: 1 }],
      ['', { ...FIELDS.a }],
    ] as const
  ).map(([fields, data]) =>
    steps(
      `_fields=${fields} picks from a list and from one record`,
      [
        { ask: `GET $r?_fields=${fields}`, gives: 200, body: { data: [{ id: 'a', ...data }] } },
        { ask: `GET $r/a?_fields=${fields}`, gives: 200, data: { id: 'a', ...data } },
      ],
      { seed: FIELDS },
    ),
  ),
  steps(
    '_fields always brings id and last_modified',
    [
      { ask: 'GET $r/a', gives: 200 },
      { ask: 'GET $r?_fields=v', gives: 200, data: [{ id: 'a', v: 1, last_modified: '$time1' }] },
    ],
    { seed: FIELDS },
  ),
]
