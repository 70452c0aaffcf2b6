import { expect, test } from 'vitest'
import { historyKept } from './historyKept'

const of = { bid: 'b', cid: 'c' }

test('a server without the capability keeps nothing', () => {
  expect(historyKept(undefined, of)).toEqual({ isKept: false, why: 'off' })
})

test.each([
  [{ bucket: 'b' }, false],
  [{ bucket: 'b', collection: 'c' }, false],
  [{ bucket: 'b', collection: 'd' }, true],
  [{ bucket: 'b', group: 'c' }, true],
  [{ bucket: 'b', collection: 'c', record: 'r' }, true],
  [{ bucket: 'other' }, true],
  ['b', true],
])('left out is %j: kept %j', (excluded, isKept) => {
  expect(historyKept({ excluded_resources: [{ bucket: 'x' }, excluded] }, of).isKept).toBe(isKept)
})

test('a server may keep only the newest changes', () => {
  expect(historyKept({ auto_trim_max_count: 1000 }, of)).toEqual({ isKept: true, most: 1000 })
  expect(historyKept({ auto_trim_max_count: 'many' }, of)).toEqual({ isKept: true, most: undefined })
})
