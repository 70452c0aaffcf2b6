import { expect, test } from 'vitest'
import { hasFile, lostRights, restorable } from './restorable'

const STAMP = 1795409360282

test.each([
  [{ id: 'a', last_modified: 5, schema: STAMP, title: 'x' }, true, { title: 'x' }],
  [{ id: 'a', last_modified: 5, schema: STAMP, title: 'x' }, false, { title: 'x' }],
  [{ id: 'a', last_modified: 5, schema: 3 }, false, { schema: 3 }],
  [{ id: 'a', last_modified: 5, schema: 3 }, true, {}],
  [
    { id: 'a', last_modified: 5, schema: 'mine', nested: { id: 1, last_modified: 2 } },
    true,
    { schema: 'mine', nested: { id: 1, last_modified: 2 } },
  ],
])('of %j, in a collection with a schema: %j, comes back %j', (data, hasSchema, back) => {
  expect(restorable(data, hasSchema)).toEqual(back)
})

test('a file is an object in attachment', () => {
  expect(hasFile({ attachment: { location: 'x' } })).toBe(true)
  expect(hasFile({ attachment: null })).toBe(false)
  expect(hasFile({ attachment: 'x' })).toBe(false)
})

test('whoever restores may write again; all other rights on the record are lost', () => {
  const permissions = { write: ['account:me'], read: ['account:me', 'system.Everyone'] }
  expect(lostRights(permissions, 'account:me')).toEqual([['read', ['account:me', 'system.Everyone']]])
  expect(lostRights({ write: ['account:me', 'account:other'] }, 'account:me')).toEqual([['write', ['account:other']]])
  expect(lostRights({ write: ['account:me'], odd: 'text' }, 'account:me')).toEqual([])
})
