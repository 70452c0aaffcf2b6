type Counted = { count: number; /** How often it may have come before it was remembered. */ missed: number }

export type TopEntry = { key: string; /** Never more than it was. */ count: number; missed: number }

/**
 * The most frequent of any number of texts, exact as long as there are no more than `most` different ones. Beyond, the
 * rarest half is forgotten whenever twice as many are there: whatever is more frequent than `error` is never lost.
 * After https://en.wikipedia.org/wiki/Misra%E2%80%93Gries_summary
 */
export class TopCount {
  readonly #counts = new Map<string, Counted>()
  #error = 0

  constructor(private readonly most: number) {}

  add(key: string) {
    const known = this.#counts.get(key)
    if (known) {
      known.count += 1
      return
    }
    this.#counts.set(key, { count: 1, missed: this.#error })
    if (this.#counts.size > 2 * this.most) this.#forget()
  }

  get size() {
    return this.#counts.size
  }

  get isExact() {
    return this.#error === 0
  }

  top(howMany: number, isWanted: (key: string) => boolean): TopEntry[] {
    return [...this.#counts]
      .filter(([key]) => isWanted(key))
      .map(([key, counted]) => ({ key, ...counted }))
      .sort((a, b) => b.count + b.missed - (a.count + a.missed) || (a.key < b.key ? -1 : 1))
      .slice(0, howMany)
  }

  #forget() {
    const ranked = [...this.#counts].sort(([, a], [, b]) => b.count + b.missed - (a.count + a.missed))
    for (const [key, { count, missed }] of ranked.slice(this.most)) {
      this.#error = Math.max(this.#error, count + missed)
      this.#counts.delete(key)
    }
  }
}
