import { expect, test } from 'vitest'
import type { JobItem } from '~/data/jobs'
import { PAGE, takeItems, type ItemPage } from './itemPages'

const item = (rid: number): JobItem => ({ rid: String(rid), state: 'done', before: undefined, after: undefined })

/** In parts of seven. */
async function* partsOf(count: number, read: { parts: number }) {
  for (let from = 0; from < count; from += 7) {
    read.parts += 1
    yield Array.from({ length: Math.min(7, count - from) }, (_, index) => item(from + index))
  }
}

test.each([0, 1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE, 3 * PAGE + 5])('%i items come page by page', async count => {
  const all: string[] = []
  let page: ItemPage = await takeItems({ parts: partsOf(count, { parts: 0 }), taken: [] })
  for (;;) {
    all.push(...page.items.map(({ rid }) => rid))
    if (!page.rest) break
    expect(page.items).toHaveLength(PAGE)
    page = await takeItems(page.rest)
  }
  expect(all).toEqual(Array.from({ length: count }, (_, index) => String(index)))
})

test('no more is read than is shown', async () => {
  const read = { parts: 0 }
  await takeItems({ parts: partsOf(10_000, read), taken: [] })
  expect(read.parts).toBeLessThanOrEqual(Math.ceil((PAGE + 1) / 7))
})
