import { expect, test } from 'vitest'
import { groupRows, keyOfRow, moveInTree, treeRows, type Branch, type Tree } from './treeRows'

const done = (...ids: string[]): Branch => ({ ids, status: 'success', hasMore: false })

const tree = (change: Partial<Tree> = {}): Tree => ({
  buckets: ['blog', 'geo'],
  hasMoreBuckets: false,
  isOpen: bid => bid === 'geo',
  branchOf: bid => (bid === 'geo' ? done('cities', 'countries') : undefined),
  filter: '',
  ...change,
})

const linesOf = (change: Partial<Tree> = {}) => treeRows(tree(change)).map(keyOfRow)

test('an open bucket is followed by its collections, a closed one by the next bucket', () => {
  expect(linesOf()).toEqual(['bucket blog', 'bucket geo', 'collection geo cities', 'collection geo countries'])
})

test.each<[string, Branch | undefined, string[]]>([
  ['not asked for yet', undefined, ['loading geo']],
  ['under way', { ids: [], status: 'pending', hasMore: false }, ['loading geo']],
  ['empty', done(), ['empty geo']],
  ['refused', { ids: [], status: 'error', hasMore: false }, ['error geo']],
  ['longer than what is here', { ids: ['a'], status: 'success', hasMore: true }, ['collection geo a', 'more geo']],
])('collections that are %s say so', (_, branch, lines) => {
  expect(linesOf({ buckets: ['geo'], branchOf: () => branch })).toEqual(['bucket geo', ...lines])
})

test('more buckets are offered at the end', () => {
  expect(linesOf({ isOpen: () => false, hasMoreBuckets: true })).toEqual(['bucket blog', 'bucket geo', 'more '])
})

test('a filter keeps buckets that match, as they are', () => {
  expect(linesOf({ filter: ' GE ' })).toEqual(['bucket geo', 'collection geo cities', 'collection geo countries'])
})

test('a filter opens a closed bucket for a collection that matches, and shows only that', () => {
  expect(linesOf({ filter: 'countr', isOpen: () => false })).toEqual(['bucket geo', 'collection geo countries'])
})

test('a filter that matches nothing leaves only the offer of more', () => {
  expect(linesOf({ filter: 'zzz', hasMoreBuckets: true })).toEqual(['more '])
})

test('lines in view are grouped by bucket, also when the first bucket itself is out of view', () => {
  const rows = treeRows(
    tree({ buckets: ['geo', 'wiki'], isOpen: () => true, branchOf: () => done('a', 'b'), hasMoreBuckets: true }),
  )
  const groups = groupRows(rows.slice(1)).map(({ bid, head, children }) => [bid, head !== undefined, children.length])
  expect(groups).toEqual([
    ['geo', false, 2],
    ['wiki', true, 2],
    [undefined, false, 1],
  ])
})

test.each<[string, number, unknown]>([
  ['ArrowDown', 0, { goTo: 1 }],
  ['ArrowDown', 3, undefined],
  ['ArrowUp', 0, undefined],
  ['Home', 3, { goTo: 0 }],
  ['End', 0, { goTo: 3 }],
  ['ArrowRight', 0, { toggle: 'blog' }],
  ['ArrowRight', 1, { goTo: 2 }],
  ['ArrowRight', 2, undefined],
  ['ArrowLeft', 1, { toggle: 'geo' }],
  ['ArrowLeft', 3, { goTo: 1 }],
  ['ArrowLeft', 0, undefined],
  ['a', 0, undefined],
])('%s on line %i', (key, at, move) => {
  expect(moveInTree(treeRows(tree()), at, key)).toEqual(move)
})
