import { collate, compareCollated, type Collated } from '../json/collate'
import { valueAt } from '../json/ownKeys'
import type { Entry, FieldOrder, ValueRange } from './storage'

// A chunk is sorted once it is looked into: this many rows take some 100 µs.
const CHUNK_SIZE = 512
// Rows of the sample for each chunk to be, so that the chunks get nearly the same size.
const SAMPLED = 8

type Row = { readonly key: Collated; readonly entry: Entry }

/** By value, and newest first among equals. */
function compareRows(a: Row, b: Row): number {
  return compareCollated(a.key, b.key) || compareAge(b.entry, a.entry)
}

function compareAge({ data: a }: Entry, { data: b }: Entry): number {
  return a.last_modified - b.last_modified || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1)
}

/** No row stands before `first`, nor behind that of the next chunk. */
type Chunk = { first: Row | undefined; readonly rows: Row[]; isSorted: boolean }

/** A place between two rows. */
type Place = { readonly chunk: number; readonly row: number }

/**
 * Live entries by the value of one field. Entries are only parted into chunks to begin with, and a chunk is sorted when
 * it is looked into: the first page of an order costs little more than a look at every entry, the others next to nothing.
 */
export class FieldIndex implements FieldOrder {
  readonly #path: readonly string[]
  readonly #chunkSize: number
  #chunks: Chunk[]

  constructor(field: string, entries: Iterable<Entry>, chunkSize = CHUNK_SIZE) {
    this.#path = field.split('.')
    this.#chunkSize = chunkSize
    const rows: Row[] = []
    for (const entry of entries) rows.push(this.#rowOf(entry))
    this.#chunks = parted(rows, chunkSize)
  }

  add(entry: Entry): void {
    const row = this.#rowOf(entry)
    const at = this.#chunkOf(row)
    const { rows, isSorted } = this.#chunkAt(at)
    rows.splice(isSorted ? placeIn(rows, row) : rows.length, 0, row)
    if (rows.length > this.#chunkSize) this.#split(at)
  }

  remove(entry: Entry): void {
    const row = this.#rowOf(entry)
    const at = this.#chunkOf(row)
    const { rows, isSorted } = this.#chunkAt(at)
    const place = isSorted ? placeIn(rows, row) : rows.findIndex(each => each.entry === entry)
    if (rows[place]?.entry !== entry) throw new Error(`${entry.uri} does not stand in its index`)
    rows.splice(place, 1)
    if (rows.length > 0 || this.#chunks.length === 1) return
    this.#chunks.splice(at, 1)
    // Nothing stands before the first chunk.
    if (at === 0) this.#chunkAt(0).first = undefined
  }

  count(range: ValueRange): number {
    const { start, end } = this.#placesOf(range)
    if (isBehind(start, end)) return 0
    let count = end.row - start.row
    for (let at = start.chunk; at < end.chunk; at++) count += this.#chunkAt(at).rows.length
    return count
  }

  *ascending(range: ValueRange): Generator<Entry> {
    const { start, end } = this.#placesOf(range)
    yield* this.#between(start, end)
  }

  *descending(range: ValueRange): Generator<Entry> {
    const { start, end } = this.#placesOf(range)
    for (let place = end; isBehind(place, start);) {
      const last = this.#before(place)
      const { rows } = this.#sorted(last.chunk)
      const row = rows[last.row]
      const previous = rows[last.row - 1]
      if (!row) return
      // Equal ones are newest first in either direction. Most are equal to none, and need no search for the others.
      const isAlone = previous !== undefined && compareCollated(previous.key, row.key) !== 0
      const begin = isAlone ? last : this.#placeOf(row.key, false)
      const from = isBehind(start, begin) ? start : begin
      yield* this.#between(from, place)
      place = from
    }
  }

  *#between(start: Place, end: Place): Generator<Entry> {
    for (let at = start.chunk; at <= end.chunk && at < this.#chunks.length; at++) {
      const { rows } = this.#sorted(at)
      const stop = at === end.chunk ? end.row : rows.length
      for (let row = at === start.chunk ? start.row : 0; row < stop; row++) {
        const found = rows[row]
        if (found) yield found.entry
      }
    }
  }

  /** The row before a place that is not the first one. */
  #before({ chunk, row }: Place): Place {
    let at = chunk
    let last = row
    while (last === 0 && at > 0) last = this.#chunkAt(--at).rows.length
    return { chunk: at, row: last - 1 }
  }

  #placesOf({ from, to }: ValueRange): { start: Place; end: Place } {
    return {
      start: from ? this.#placeOf(collate(from.value), !from.isIncluded) : { chunk: 0, row: 0 },
      end: to ? this.#placeOf(collate(to.value), to.isIncluded) : { chunk: this.#chunks.length, row: 0 },
    }
  }

  /** Before all rows of this value, or behind them. */
  #placeOf(key: Collated, isBehindEquals: boolean): Place {
    const comesBefore = (row: Row): boolean => {
      const order = compareCollated(row.key, key)
      return order < 0 || (isBehindEquals && order === 0)
    }
    const next = firstIndex(this.#chunks, ({ first }) => first !== undefined && !comesBefore(first))
    const chunk = Math.max(0, next - 1)
    return { chunk, row: firstIndex(this.#sorted(chunk).rows, row => !comesBefore(row)) }
  }

  #chunkAt(at: number): Chunk {
    const chunk = this.#chunks[at]
    if (!chunk) throw new RangeError(`There is no chunk ${at}`)
    return chunk
  }

  #sorted(at: number): Chunk {
    const chunk = this.#chunkAt(at)
    if (!chunk.isSorted) chunk.rows.sort(compareRows)
    chunk.isSorted = true
    return chunk
  }

  #split(at: number): void {
    const { rows } = this.#sorted(at)
    const behind = rows.splice(rows.length >> 1)
    this.#chunks.splice(at + 1, 0, { first: behind[0], rows: behind, isSorted: true })
  }

  #chunkOf(row: Row): number {
    return chunkOf(this.#chunks, row)
  }

  #rowOf(entry: Entry): Row {
    return { key: collate(valueAt(entry.data, this.#path)), entry }
  }
}

const isBehind = (a: Place, b: Place): boolean => a.chunk > b.chunk || (a.chunk === b.chunk && a.row > b.row)

/** The chunk that a row belongs to: the last one that does not begin behind it. */
const chunkOf = (chunks: readonly Chunk[], row: Row): number =>
  Math.max(0, firstIndex(chunks, ({ first }) => first !== undefined && compareRows(first, row) > 0) - 1)

const placeIn = (rows: readonly Row[], row: Row): number => firstIndex(rows, each => compareRows(each, row) >= 0)

/** Rows in chunks of nearly the same size, along the values of a sample. */
function parted(rows: Row[], chunkSize: number): Chunk[] {
  const count = Math.ceil((rows.length * 2) / chunkSize)
  if (count <= 2) return [{ first: undefined, rows, isSorted: false }]
  const step = Math.max(1, Math.floor(rows.length / (count * SAMPLED)))
  const sample = rows.filter((_, at) => at % step === 0).sort(compareRows)
  const parts = Array.from({ length: count }, (_, at): Chunk => {
    const first = at === 0 ? undefined : sample[Math.floor((at * sample.length) / count)]
    return { first, rows: [], isSorted: false }
  })
  for (const row of rows) parts[chunkOf(parts, row)]?.rows.push(row)
  return parts.filter(({ rows: each }, at) => at === 0 || each.length > 0)
}

/** The first index for which `isThere` holds, in a row where it fails up to some place and holds from there on. */
function firstIndex<T>(items: readonly T[], isThere: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    // Always there: the middle lies within the row.
    if (isThere(items[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
