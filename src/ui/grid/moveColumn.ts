import type { LaidColumn } from './columnLayout'

/** The order after the one at `from` went to `to`. */
export function moveColumn<Column>(order: readonly Column[], from: number, to: number): Column[] {
  const moved = order.slice(from, from + 1)
  return order.toSpliced(from, 1).toSpliced(to, 0, ...moved)
}

/** Where a column lands: between which others, and what its position is then. */
export type Landing = { to: number; edge: number }

/**
 * Where the column at `from` lands when it is dropped at `at`, in CSS pixels from the start of the sheet. The first
 * `immovable` columns let nobody in between.
 */
export function landingAt(
  laid: readonly LaidColumn<unknown>[],
  from: number,
  at: number,
  immovable: number,
): Landing | undefined {
  const before = laid.findIndex(({ start, style }) => at < start + style.width / 2)
  const gap = Math.max(before < 0 ? laid.length : before, immovable)
  const last = laid.at(-1)
  if (!last || from < immovable) return undefined
  return {
    to: gap > from ? gap - 1 : gap,
    edge: laid[gap]?.start ?? last.start + last.style.width,
  }
}
