import type { JobItem } from '~/data/jobs'

/** As many as one reads at a stretch. */
export const PAGE = 50

/** Some items, and where the others come from. */
export type ItemPage = { items: JobItem[]; rest: ItemSource | undefined }

/** Read once only: what was taken out of it is gone. */
export type ItemSource = { parts: AsyncIterator<JobItem[]>; taken: readonly JobItem[] }

/** The next items of a job of any length: no more of it is read than is shown. */
export async function takeItems({ parts, taken }: ItemSource): Promise<ItemPage> {
  const items = [...taken]
  let isOver = false
  // One more than is shown tells whether there are others.
  while (!isOver && items.length <= PAGE) {
    const { done, value } = await parts.next()
    if (done) isOver = true
    else items.push(...value)
  }
  const others = items.slice(PAGE)
  return { items: items.slice(0, PAGE), rest: others.length > 0 ? { parts, taken: others } : undefined }
}
