import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject } from '~/protocol/objects'
import type { Change, ChangeMap } from './applyChanges'
import { nextPageSize } from './nextPageSize'
import { fieldsOf, questionsOf, type RecordSource } from './recordPages'
import { session } from './session'

/** More at once are not followed one by one. */
const MOST_CHANGES = 1000

type Found = { clock: number; rows: ChangeMap }
type TooMany = { many: number | undefined }

/**
 * What changed in a list since a time of its clock. `sample`: rows to judge their size by. Undefined: nothing changed.
 * A list whose clock went back is another list: its collection was made anew. Errors: KintoError.
 */
export async function askChanges(
  source: RecordSource,
  { since, sample, signal }: { since: number; sample: readonly KintoObject[]; signal: AbortSignal },
): Promise<Found | TooMany | undefined> {
  const fields = fieldsOf(source)
  const limit = Math.min(nextPageSize(sample), MOST_CHANGES)
  const asked = { since, limit, ...(fields && { fields: [...fields, 'deleted'] }) }
  const page = await session.client().listIfChanged(source.listUri, asked, since, { signal })
  if (!page) return undefined
  const { timestamp: clock } = page
  if (clock === undefined || clock < since) return { many: clock }
  const changed = await allRows(page, limit, signal)
  const matching = changed === 'many' ? 'many' : await askMatching(source, since, signal)
  if (changed === 'many' || matching === 'many') return { many: clock }
  const rows = new Map(
    changed.map((row): [string, Change] => {
      const isGone = isTombstone(row)
      return [row.id, { row, isGone, isMatch: !isGone && (matching?.has(row.id) ?? true) }]
    }),
  )
  return { clock, rows }
}

/** A live record may have a field called `deleted`, beside others (kinto-protocol 6.3). */
const isTombstone = (row: KintoObject) => row.deleted === true && Object.keys(row).length === 3

/** Which of the changed records the list's own filters find; undefined: it has none. */
async function askMatching(source: RecordSource, since: number, signal: AbortSignal) {
  if (!source.find && (source.query.filters ?? []).length === 0) return undefined
  const ids = new Set<string>()
  const ask = (question: ListQuery) =>
    session
      .client()
      .list(
        source.listUri,
        { ...(question.filters && { filters: question.filters }), since, fields: ['id'], limit: MOST_CHANGES },
        { signal },
      )
  const pages = await Promise.all(questionsOf(source).map(ask))
  for (const page of pages) {
    const rows = await allRows(page, MOST_CHANGES, signal)
    if (rows === 'many') return 'many'
    for (const { id } of rows) ids.add(id)
  }
  return ids
}

/** The server's own pages may be shorter than what was asked for. */
async function allRows(first: { rows: KintoObject[]; next: string | undefined }, most: number, signal: AbortSignal) {
  const rows = [...first.rows]
  let { next } = first
  while (next !== undefined) {
    if (rows.length >= most) return 'many'
    const page = await session.client().page<KintoObject>(next, { signal })
    rows.push(...page.rows)
    next = page.next
  }
  return rows
}
