import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import {
  changeViews,
  defaultSearch,
  isModified,
  readViews,
  searchOfAll,
  searchOfView,
  viewIdOf,
  type SavedView,
} from './savedView'
import { STANDARD_LAYOUT } from './savedViewLayout'

const view = (id: string, more: Partial<SavedView> = {}): SavedView => ({
  id,
  name: `View ${id}`,
  search: { like_name: 'par' },
  layout: STANDARD_LAYOUT,
  ...more,
})
const stored = (...views: SavedView[]): JsonObject => JSON.parse(JSON.stringify({ views }))
const idsOf = (value: unknown) => readViews(value).views.map(({ id }) => id)

test('what was written is read again', () => {
  const views = [view('a', { search: { _fields: 'name,pop', _sort: '-pop', v: '"5"' } }), view('b')]
  expect(readViews({ ...stored(...views), defaultView: 'b' })).toEqual({ views, defaultView: 'b' })
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'x'],
  ['no list', { views: { a: 1 } }],
  ['no views', { views: [null, 7, 'x', [], {}] }],
  [
    'no id',
    {
      views: [
        { ...view('a'), id: undefined },
        { ...view('a'), id: 7 },
        { ...view('a'), id: '' },
      ],
    },
  ],
  ['an id that means all', { views: [view('all')] }],
  ['an endless id', { views: [view('x'.repeat(65))] }],
  ['no name', { views: [view('a', { name: '  ' }), { ...view('a'), name: { toString: 1 } }] }],
  ['no search', { views: [{ ...view('a'), search: 'like_name=par' }] }],
  ['a default that is not there', { views: [], defaultView: 'a' }],
])('%s is no view', (_, value) => {
  expect(readViews(value)).toEqual({ views: [], defaultView: undefined })
})

test('of a hostile view only what makes sense is taken', () => {
  const hostile = JSON.parse(
    '{"id":"a","name":"<script>","layout":7,"more":1,"search":{"__proto__":"x","n":5,"o":{},"_token":"t","_view":"b","ok":"1"}}',
  )
  const search = JSON.parse('{"__proto__":"x","ok":"1"}')
  expect(readViews({ views: [hostile] }).views).toEqual([view('a', { name: '<script>', search })])
  const many = Array.from({ length: 300 }, (_, at) => view(`v${at}`, { name: 'n'.repeat(500) }))
  const read = readViews({ views: many }).views
  expect(read).toHaveLength(200)
  expect(read[0]?.name).toHaveLength(100)
  expect(idsOf({ views: [view('a'), view('a', { name: 'again' })] })).toEqual(['a'])
})

test('changes are made in what is stored by now, and leave alone what is not understood', () => {
  const now = { ...stored(view('a'), view('b')), other: { kept: true } }
  const renamed = changeViews(now, { type: 'put', view: view('b', { name: 'New' }) })
  expect(renamed).toMatchObject({ other: { kept: true }, views: [{ id: 'a' }, { id: 'b', name: 'New' }] })
  const odd = { views: ['odd', { id: 'a', name: 'A', search: {}, future: 1 }] }
  expect(changeViews(odd, { type: 'put', view: view('a') })).toMatchObject({ views: ['odd', { id: 'a', future: 1 }] })
  expect(changeViews(undefined, { type: 'put', view: view('a') })).toEqual(stored(view('a')))
})

test('views are moved, removed and made the default', () => {
  const three = stored(view('a'), view('b'), view('c'))
  expect(idsOf(changeViews(three, { type: 'move', id: 'c', to: 0 }))).toEqual(['c', 'a', 'b'])
  expect(idsOf(changeViews(three, { type: 'move', id: 'a', to: 1 }))).toEqual(['b', 'a', 'c'])
  expect(idsOf(changeViews(three, { type: 'move', id: 'gone', to: 0 }))).toEqual(['a', 'b', 'c'])
  expect(idsOf(changeViews(three, { type: 'remove', id: 'gone' }))).toEqual(['a', 'b', 'c'])
  const standard = changeViews(three, { type: 'default', id: 'b' })
  expect(readViews(standard).defaultView).toBe('b')
  expect(changeViews(standard, { type: 'default', id: undefined })).toEqual(three)
  expect(changeViews(standard, { type: 'remove', id: 'b' })).toEqual(stored(view('a'), view('c')))
})

test('an address says which view it came from, and whether it still is that view', () => {
  const a = view('a')
  const search = searchOfView(a)
  expect(viewIdOf(search)).toBe('a')
  expect(isModified(a, search, STANDARD_LAYOUT)).toBe(false)
  expect(isModified(a, { _view: 'a', like_name: 'par', _token: 'x', _at: '5' }, STANDARD_LAYOUT)).toBe(false)
  expect(isModified(a, { _view: 'a' }, STANDARD_LAYOUT)).toBe(true)
  expect(isModified(a, search, { ...STANDARD_LAYOUT, density: 'compact' })).toBe(true)
})

test('an empty address is the default view, one of your own before the one for everybody', () => {
  const none = { views: [], defaultView: undefined }
  const own = { views: [view('a')], defaultView: 'a' }
  const shared = { views: [view('b')], defaultView: 'b' }
  expect(defaultSearch({}, none, none)).toBe(undefined)
  expect(defaultSearch({}, own, shared)).toEqual({ like_name: 'par', _view: 'a' })
  expect(defaultSearch({}, none, shared)).toEqual({ like_name: 'par', _view: 'b' })
  expect(defaultSearch({ v: '1' }, own, shared)).toBe(undefined)
  expect(defaultSearch(searchOfAll(true), own, shared)).toBe(undefined)
  expect(viewIdOf(searchOfAll(true))).toBe(undefined)
  expect(searchOfAll(false)).toEqual({})
})
