/** Remembers the page tokens of `DELETE` that were given out: each may be used once, for some minutes. */
export class PageNonces {
  readonly #clock: () => number
  readonly #validityMs: number
  #expiries = new Map<string, number>()

  constructor(clock: () => number, validitySeconds: number) {
    this.#clock = clock
    this.#validityMs = validitySeconds * 1000
  }

  add(nonce: string): void {
    for (const [old, expiry] of this.#expiries) {
      if (expiry > this.#clock()) break
      this.#expiries.delete(old)
    }
    this.#expiries.set(nonce, this.#clock() + this.#validityMs)
  }

  /** Whether the nonce was still good. */
  use(nonce: string): boolean {
    const expiry = this.#expiries.get(nonce)
    this.#expiries.delete(nonce)
    return expiry !== undefined && expiry > this.#clock()
  }
}
