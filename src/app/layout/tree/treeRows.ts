/** A list of collections as the tree needs it. */
export type Branch = { ids: string[]; status: 'pending' | 'error' | 'success'; hasMore: boolean }

/** One line of the tree. Lines are flat, so that only those in view are drawn. */
export type TreeRow =
  | { type: 'bucket'; bid: string; isOpen: boolean }
  | { type: 'collection'; bid: string; cid: string }
  | { type: 'loading' | 'empty' | 'error'; bid: string }
  | { type: 'more'; bid: string | undefined }

export type Tree = {
  buckets: readonly string[]
  hasMoreBuckets: boolean
  isOpen: (bid: string) => boolean
  /** Undefined before the first request of that bucket's collections has begun. */
  branchOf: (bid: string) => Branch | undefined
  filter: string
}

export function treeRows({ buckets, hasMoreBuckets, isOpen, branchOf, filter }: Tree): TreeRow[] {
  const wanted = filter.trim().toLowerCase()
  const matches = (id: string) => id.toLowerCase().includes(wanted)
  const rows: TreeRow[] = []
  for (const bid of buckets) {
    const branch = branchOf(bid)
    const found = branch?.ids.filter(matches) ?? []
    if (wanted && !matches(bid) && found.length === 0) continue
    const showsFound = wanted !== '' && found.length > 0
    const open = isOpen(bid) || showsFound
    rows.push({ type: 'bucket', bid, isOpen: open })
    if (open) rows.push(...branchRows(bid, branch, showsFound ? found : branch?.ids))
  }
  if (hasMoreBuckets) rows.push({ type: 'more', bid: undefined })
  return rows
}

function branchRows(bid: string, branch: Branch | undefined, ids: string[] = []): TreeRow[] {
  const rows: TreeRow[] = ids.map(cid => ({ type: 'collection', bid, cid }))
  if (!branch || branch.status === 'pending') rows.push({ type: 'loading', bid })
  else if (branch.status === 'error') rows.push({ type: 'error', bid })
  else if (branch.hasMore) rows.push({ type: 'more', bid })
  else if (rows.length === 0) rows.push({ type: 'empty', bid })
  return rows
}

/** The lines of one bucket that are in view; its own line may have been scrolled away. */
export type RowGroup = { bid: string | undefined; head: TreeRow | undefined; children: TreeRow[] }

/** Neighbouring lines of one bucket, as a nested list wants them. */
export function groupRows(rows: readonly TreeRow[]): RowGroup[] {
  const groups: RowGroup[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (row.type === 'bucket') groups.push({ bid: row.bid, head: row, children: [] })
    else if (last && last.bid === row.bid) last.children.push(row)
    else groups.push({ bid: row.bid, head: undefined, children: [row] })
  }
  return groups
}

export const keyOfRow = (row: TreeRow): string =>
  row.type === 'collection' ? `collection ${row.bid} ${row.cid}` : `${row.type} ${row.bid ?? ''}`

/** What a key does in the tree: go to another line, or open or close a bucket. */
export type TreeMove = { goTo: number } | { toggle: string } | undefined

/** As in the tree pattern of the ARIA Authoring Practices: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export function moveInTree(rows: readonly TreeRow[], at: number, key: string): TreeMove {
  const row = rows[at]
  const goTo = (index: number) => (index >= 0 && index < rows.length && index !== at ? { goTo: index } : undefined)
  if (key === 'ArrowDown') return goTo(at + 1)
  if (key === 'ArrowUp') return goTo(at - 1)
  if (key === 'Home') return goTo(0)
  if (key === 'End') return goTo(rows.length - 1)
  if (!row) return undefined
  const isOpenBucket = row.type === 'bucket' && row.isOpen
  if (key === 'ArrowRight' && row.type === 'bucket') return isOpenBucket ? goTo(at + 1) : { toggle: row.bid }
  if (key === 'ArrowLeft' && isOpenBucket) return { toggle: row.bid }
  if (key === 'ArrowLeft') return goTo(rows.findLastIndex((one, index) => index < at && one.type === 'bucket'))
  return undefined
}
