/** Times as Python writes them in UTC. The clock has no microseconds: they are made up, and grow within a millisecond. */
export class HistoryDates {
  #now = Number.NaN
  #microseconds = 0

  /** `seed` is any number: where the microseconds of another millisecond begin. */
  next(now: number, seed: number): string {
    this.#microseconds = now === this.#now ? Math.min(this.#microseconds + 1, 999) : seed % 500
    this.#now = now
    return new Date(now).toISOString().replace('Z', `${String(this.#microseconds).padStart(3, '0')}+00:00`)
  }
}
