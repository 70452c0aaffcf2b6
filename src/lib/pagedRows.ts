/** A list that arrived in pages, read by position. */
export type Rows<Row> = { readonly count: number; at: (index: number) => Row | undefined }

/** Joins pages without copying them: copying 170,000 rows for each page that arrives would cost a frame. */
export function pagedRows<Row>(pages: readonly (readonly Row[])[]): Rows<Row> {
  const ends: number[] = []
  let count = 0
  for (const page of pages) ends.push((count += page.length))
  return {
    count,
    at: index => {
      const page = pageHolding(ends, index)
      return pages[page]?.[index - (ends[page - 1] ?? 0)]
    },
  }
}

/** The first page that ends after `index`, by halving. */
function pageHolding(ends: readonly number[], index: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) > index) high = middle
    else low = middle + 1
  }
  return low
}
