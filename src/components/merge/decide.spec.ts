import { expect, test } from 'vitest'
import { mergeJson } from '~/lib/mergeJson'
import { decide, type Decision } from './decide'

const merge = mergeJson(
  { title: 'a', body: 'b', tags: [1] },
  { title: 'mine', body: 'b', tags: [1, 2] },
  { title: 'theirs', body: 'new', tags: [1] },
)
const withTitle = (decision: Decision | undefined) => decide(merge, { '["title"]': decision })

test('fields that one side changed need no choice; the one that both changed does', () => {
  expect(withTitle(undefined)).toEqual({ result: { title: 'mine', body: 'new', tags: [1, 2] }, open: 1 })
})

test.each<[Decision, unknown, number]>([
  [{ choice: 'mine' }, 'mine', 0],
  [{ choice: 'theirs' }, 'theirs', 0],
  [{ choice: 'edit', text: '"both"' }, 'both', 0],
  [{ choice: 'edit', text: '' }, undefined, 0],
  [{ choice: 'edit', text: '{' }, 'mine', 1],
])('the choice %j leads to title %j with %i open', (decision, title, open) => {
  const decided = withTitle(decision)
  expect([decided.result.title, decided.open]).toEqual([title, open])
})
