import { queryOptions } from '@tanstack/react-query'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject } from '~/protocol/objects'
import { keyOf } from './keys'
import { session } from './session'

/** Enough to judge what fields there are. */
const SAMPLE = 100
/** Of JSON text in one answer, roughly: more of it at once would be felt as a jerk while it is read. */
const CHARACTERS = 1_000_000
const MOST = 10_000
const FIRST = 500

/** Some whole records of a list, whatever columns it shows. Errors: KintoError. */
export const recordSample = (listUri: string, { filters, since, before }: ListQuery) =>
  queryOptions({
    queryKey: [...keyOf(listUri), { sample: { filters, since, before } }],
    queryFn: async ({ signal }): Promise<readonly KintoObject[]> => {
      const query = { ...(filters && { filters }), ...(since && { since }), ...(before && { before }), limit: SAMPLE }
      return (await session.client().list<KintoObject>(listUri, query, { signal })).rows
    },
  })

/**
 * Every record that matches, page by page, with nothing but `fields`: nothing is kept. Ordered by id, so that none is
 * met twice while others write. Errors: KintoError, and the signal's reason.
 */
export async function* everyRecord(
  listUri: string,
  { filters, since, before }: ListQuery,
  fields: string[],
  signal: AbortSignal,
): AsyncGenerator<readonly KintoObject[]> {
  const query = { ...(filters && { filters }), ...(since && { since }), ...(before && { before }) }
  const client = session.client()
  let page = await client.list<KintoObject>(listUri, { ...query, fields, sort: ['id'], limit: FIRST }, { signal })
  for (;;) {
    yield page.rows
    if (page.next === undefined) return
    page = await client.page<KintoObject>(withLimit(page.next, limitAfter(page.rows)), { signal })
  }
}

/** One field may be a megabyte, or a digit. */
function limitAfter(rows: readonly KintoObject[]): number {
  const looked = rows.slice(-5)
  const size = looked.reduce((sum, row) => sum + JSON.stringify(row).length, 0) / Math.max(looked.length, 1)
  return Math.min(Math.max(Math.floor(CHARACTERS / Math.max(size, 1)), 10), MOST)
}

function withLimit(next: string, limit: number): string {
  const [path = '', search] = next.split('?')
  const parameters = new URLSearchParams(search)
  parameters.set('_limit', String(limit))
  return `${path}?${parameters}`
}
