/** The characters of a pattern, read from left to right. */
export class PatternSource {
  readonly #characters: readonly string[]
  at = 0

  constructor(pattern: string) {
    this.#characters = Array.from(pattern)
  }

  /** The next character, '' at the end. */
  get next(): string {
    return this.#characters[this.at] ?? ''
  }

  peek(offset: number): string {
    return this.#characters[this.at + offset] ?? ''
  }

  take(): string {
    const character = this.next
    this.at += 1
    return character
  }

  takeIf(character: string): boolean {
    if (this.next !== character) return false
    this.at += 1
    return true
  }

  takeWhile(pattern: RegExp, max = Infinity): string {
    let taken = ''
    while (taken.length < max && pattern.test(this.next)) taken += this.take()
    return taken
  }

  /** Everything up to a character, which is taken too; undefined where it does not come. */
  takeUntil(end: string): string | undefined {
    const found = this.#characters.indexOf(end, this.at)
    if (found === -1) return undefined
    const text = this.#characters.slice(this.at, found).join('')
    this.at = found + 1
    return text
  }
}
