import { DistinctEstimate, hashes } from './fieldStatsDistinct'
import { isIsoDate } from './fieldStatsDates'
import { TopCount } from './fieldStatsTop'

export type ValueType = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'object'
export type Scalar = string | number | boolean
export type TopValue = { value: Scalar; count: number; /** It stands in lists. */ isItem: boolean }
export type Span<Value> = { least: Value; most: Value }

/** What is known about one field of many rows, as plain data. */
export type FieldSummary = {
  rows: number
  /** `null` is a value too. */
  present: number
  emptyTexts: number
  /** Most frequent first. */
  types: { type: ValueType; count: number }[]
  numbers: (Span<number> & { mean: number }) | undefined
  /** Of texts that are ISO dates, where most texts are. */
  dates: Span<string> | undefined
  /** Of texts, in characters. */
  lengths: Span<number> | undefined
  /** Of lists. */
  items: Span<number> | undefined
  top: TopValue[]
  /** False: counted with bounded memory, so rare values may be missing and the counts be low. */
  isExact: boolean
  /** How many different scalars there are, those in lists included; an estimate unless `isExact`. */
  distinct: number
}

/** Different values that are counted exactly; about 8 MB at worst. */
export const MOST_EXACT = 10_000
const TOP = 20
/** Longer texts are told apart but not listed. */
const LONGEST_LISTED = 200
const MOST_ITEMS = 1000
const MOSTLY = 0.9

/** Counts one field, row by row, in bounded memory. */
export class FieldStats {
  readonly #types = new Map<ValueType, number>()
  readonly #top: TopCount
  readonly #distinct = new DistinctEstimate()
  #rows = 0
  #emptyTexts = 0
  #sum = 0
  #dateCount = 0
  #numbers: Span<number> | undefined
  #lengths: Span<number> | undefined
  #items: Span<number> | undefined
  #dates: Span<string> | undefined

  constructor(mostExact = MOST_EXACT) {
    this.#top = new TopCount(mostExact)
  }

  /** `undefined`: the row has no such field. */
  add(value: unknown) {
    this.#rows += 1
    if (value === undefined) return
    const type = typeOf(value)
    this.#types.set(type, (this.#types.get(type) ?? 0) + 1)
    if (Array.isArray(value)) {
      this.#items = widened(this.#items, value.length)
      for (const item of value.slice(0, MOST_ITEMS)) if (isScalar(item)) this.#count(item, 'i')
      return
    }
    if (!isScalar(value)) return
    this.#count(value, 'v')
    if (typeof value === 'number') {
      this.#numbers = widened(this.#numbers, value)
      this.#sum += value
    }
    if (typeof value === 'string') this.#addText(value)
  }

  summary(): FieldSummary {
    const types = [...this.#types].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count)
    const of = (type: ValueType) => this.#types.get(type) ?? 0
    const isExact = this.#top.isExact
    return {
      rows: this.#rows,
      present: types.reduce((sum, { count }) => sum + count, 0),
      emptyTexts: this.#emptyTexts,
      types,
      numbers: this.#numbers && { ...this.#numbers, mean: this.#sum / of('number') },
      dates: this.#dateCount > MOSTLY * (of('text') - this.#emptyTexts) ? this.#dates : undefined,
      lengths: this.#lengths,
      items: this.#items,
      top: this.#top.top(TOP, isListed).map(({ key, count }) => ({
        // Written by #count, of a scalar.
        value: JSON.parse(key.slice(1)) as Scalar,
        count,
        isItem: key.startsWith('i'),
      })),
      isExact,
      distinct: isExact ? this.#top.size : Math.max(this.#distinct.count(), MOST_EXACT),
    }
  }

  #addText(text: string) {
    this.#lengths = widened(this.#lengths, text.length)
    if (text === '') this.#emptyTexts += 1
    if (!isIsoDate(text)) return
    this.#dateCount += 1
    this.#dates = widened(this.#dates, text)
  }

  #count(value: Scalar, place: 'v' | 'i') {
    const isLong = typeof value === 'string' && value.length > LONGEST_LISTED
    const key = isLong ? `${place}~${value.length}~${hashes(value).join('~')}` : `${place}${JSON.stringify(value)}`
    this.#top.add(key)
    this.#distinct.add(key)
  }
}

const isListed = (key: string) => key[1] !== '~'

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

export function typeOf(value: unknown): ValueType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'object'
}

function widened<Value extends string | number>(span: Span<Value> | undefined, value: Value): Span<Value> {
  if (!span) return { least: value, most: value }
  if (value < span.least) return { ...span, least: value }
  return value > span.most ? { ...span, most: value } : span
}
