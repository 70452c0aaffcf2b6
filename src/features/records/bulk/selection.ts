/** Records by their ids: some of a list, or all that match it, also those that are not loaded, but for some. */
export type Picked = { isAll: boolean; /** The chosen ones; where `isAll`, those left out. */ ids: ReadonlySet<string> }

export const NOTHING: Picked = { isAll: false, ids: new Set() }
export const EVERYTHING: Picked = { isAll: true, ids: new Set() }

export const isPicked = ({ isAll, ids }: Picked, id: string): boolean => ids.has(id) !== isAll

export const isNothing = ({ isAll, ids }: Picked): boolean => !isAll && ids.size === 0

/** Takes rows in or leaves them out. Copies the set: a hundred thousand ids take some milliseconds. */
export function pick(picked: Picked, ids: Iterable<string>, isOn: boolean): Picked {
  const next = new Set(picked.ids)
  for (const id of ids)
    if (isOn === picked.isAll) next.delete(id)
    else next.add(id)
  return { isAll: picked.isAll, ids: next }
}

/** How many they are; undefined where nobody has counted yet. `total`: how many match. */
export function countOf({ isAll, ids }: Picked, total: number | undefined): number | undefined {
  if (!isAll) return ids.size
  return total === undefined ? undefined : Math.max(total - ids.size, 0)
}
