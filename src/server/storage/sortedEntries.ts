import type { Entry } from './storage'

// Small enough that copying a chunk costs less than a microsecond, large enough that a million entries need few chunks.
const CHUNK_SIZE = 512

const comesBefore = (a: Entry, b: Entry): boolean =>
  a.data.last_modified < b.data.last_modified ||
  (a.data.last_modified === b.data.last_modified && a.data.id < b.data.id)

/** The first index for which `isThere` holds, in a row where it fails up to some place and holds from there on. */
function firstIndex(length: number, isThere: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isThere(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Entries by `last_modified`, kept in chunks so that a write costs the same in a list of ten and of a million.
 * A chunk is replaced, never changed: whoever iterates goes on seeing the list as it was when they began.
 */
export class SortedEntries {
  #chunks: (readonly Entry[])[] = []

  add(entry: Entry): void {
    const at = Math.min(this.#chunkOf(entry), Math.max(this.#chunks.length - 1, 0))
    const chunk = this.#chunks[at] ?? []
    const longer = chunk.toSpliced(placeIn(chunk, entry), 0, entry)
    // An append leaves the full chunk as it is, so that lists which only grow have full chunks.
    const cut = longer.at(-1) === entry ? CHUNK_SIZE : CHUNK_SIZE / 2
    if (longer.length <= CHUNK_SIZE) this.#chunks[at] = longer
    else this.#chunks.splice(at, 1, longer.slice(0, cut), longer.slice(cut))
  }

  remove(entry: Entry): void {
    const at = this.#chunkOf(entry)
    const chunk = this.#chunks[at]
    const place = chunk ? placeIn(chunk, entry) : 0
    if (chunk?.[place] !== entry) throw new Error(`${entry.uri} does not stand in its list`)
    if (chunk.length === 1) this.#chunks.splice(at, 1)
    else this.#chunks[at] = chunk.toSpliced(place, 1)
  }

  get isEmpty(): boolean {
    return this.#chunks.length === 0
  }

  /** Those above `notAfter` are left out. */
  *newestFirst(notAfter = Infinity): Generator<Entry> {
    const isAbove = (entry: Entry | undefined): boolean => entry !== undefined && entry.data.last_modified > notAfter
    // The chunks that begin above it have nothing but what is above it.
    const end = firstIndex(this.#chunks.length, at => isAbove(this.#chunks[at]?.[0]))
    const chunks = this.#chunks.slice(0, end).reverse()
    for (const [index, chunk] of chunks.entries()) {
      const last = index === 0 ? firstIndex(chunk.length, at => isAbove(chunk[at])) : chunk.length
      for (let at = last - 1; at >= 0; at--) {
        const entry = chunk[at]
        if (entry) yield entry
      }
    }
  }

  /** Those below `notBefore` are left out. */
  *oldestFirst(notBefore = -Infinity): Generator<Entry> {
    const isThere = (entry: Entry | undefined): boolean => entry !== undefined && entry.data.last_modified >= notBefore
    const start = firstIndex(this.#chunks.length, at => isThere(this.#chunks[at]?.at(-1)))
    for (const [index, chunk] of this.#chunks.slice(start).entries()) {
      const first = index === 0 ? firstIndex(chunk.length, at => isThere(chunk[at])) : 0
      for (let at = first; at < chunk.length; at++) {
        const entry = chunk[at]
        if (entry) yield entry
      }
    }
  }

  /** The first chunk whose last entry does not come before this one; the number of chunks if there is none. */
  #chunkOf(entry: Entry): number {
    return firstIndex(this.#chunks.length, at => {
      const last = this.#chunks[at]?.at(-1)
      return last !== undefined && !comesBefore(last, entry)
    })
  }
}

function placeIn(chunk: readonly Entry[], entry: Entry): number {
  return firstIndex(chunk.length, at => {
    const other = chunk[at]
    return other !== undefined && !comesBefore(other, entry)
  })
}
