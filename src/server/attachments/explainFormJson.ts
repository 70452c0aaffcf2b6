/** Why a text is not JSON, in the words of Python's `json`, which reads the fields of a form: `json.JSONDecodeError`. */
export function explainFormJson(text: string): string {
  const characters = Array.from(text)
  const reader = new Reader(characters)
  try {
    reader.readAll()
  } catch (error) {
    if (error instanceof Mistake) return `${error.message}: ${placeOf(characters, error.at)}`
    throw error
  }
  // Python reads this, e.g. `NaN`, which no answer could hold.
  return `Expecting value: ${placeOf(characters, 0)}`
}

function placeOf(characters: readonly string[], at: number): string {
  const before = characters.slice(0, at)
  const line = before.filter(character => character === '\n').length + 1
  return `line ${line} column ${at - before.lastIndexOf('\n')} (char ${at})`
}

class Mistake extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

// Deeper texts are refused before anybody looks for a mistake in them.
const MAX_DEPTH = 1000

class Reader {
  readonly #characters: readonly string[]
  #at = 0
  #depth = 0

  constructor(characters: readonly string[]) {
    this.#characters = characters
  }

  readAll(): void {
    if (this.#peek() === '\ufeff') throw new Mistake('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0)
    this.#skipSpace()
    this.#readValue()
    this.#skipSpace()
    if (this.#at < this.#characters.length) throw new Mistake('Extra data', this.#at)
  }

  #peek(): string {
    return this.#characters[this.#at] ?? ''
  }

  #skipSpace(): void {
    while (/^[ \t\n\r]$/.test(this.#peek())) this.#at += 1
  }

  #readValue(): void {
    this.#depth += 1
    const start = this.#at
    const rest = this.#characters.slice(start, start + 5).join('')
    const word = ['null', 'true', 'false'].find(one => rest.startsWith(one))
    if (this.#peek() === '"') this.#readString()
    else if (this.#peek() === '{' && this.#depth < MAX_DEPTH) this.#readObject()
    else if (this.#peek() === '[' && this.#depth < MAX_DEPTH) this.#readArray()
    else if (word) this.#at += word.length
    else if (!this.#readNumber()) throw new Mistake('Expecting value', start)
    this.#depth -= 1
  }

  #readNumber(): boolean {
    let end = this.#at
    while (/^[-+.0-9eE]$/.test(this.#characters[end] ?? '')) end += 1
    const text = this.#characters.slice(this.#at, end).join('')
    const found = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/.exec(text)
    this.#at += found?.[0].length ?? 0
    return found !== null
  }

  #readObject(): void {
    this.#at += 1
    this.#skipSpace()
    if (this.#peek() === '}') return void (this.#at += 1)
    for (;;) {
      if (this.#peek() !== '"') throw new Mistake('Expecting property name enclosed in double quotes', this.#at)
      this.#readString()
      this.#skipSpace()
      if (this.#peek() !== ':') throw new Mistake("Expecting ':' delimiter", this.#at)
      this.#at += 1
      this.#skipSpace()
      this.#readValue()
      if (this.#endsAfterItem('}')) return
    }
  }

  #readArray(): void {
    this.#at += 1
    this.#skipSpace()
    if (this.#peek() === ']') return void (this.#at += 1)
    for (;;) {
      this.#readValue()
      if (this.#endsAfterItem(']')) return
    }
  }

  #endsAfterItem(end: string): boolean {
    this.#skipSpace()
    if (this.#peek() !== end && this.#peek() !== ',') throw new Mistake("Expecting ',' delimiter", this.#at)
    const isEnd = this.#peek() === end
    this.#at += 1
    if (!isEnd) this.#skipSpace()
    return isEnd
  }

  #readString(): void {
    const start = this.#at
    for (this.#at += 1; this.#peek() !== '"';) {
      if (this.#peek() === '') throw new Mistake('Unterminated string starting at', start)
      if (this.#peek() < ' ') throw new Mistake('Invalid control character at', this.#at)
      if (this.#peek() === '\\') this.#readEscape(start)
      else this.#at += 1
    }
    this.#at += 1
  }

  #readEscape(start: number): void {
    const letter = this.#characters[this.#at + 1]
    if (letter === undefined) throw new Mistake('Unterminated string starting at', start)
    if (!/^["\\/bfnrtu]$/.test(letter)) throw new Mistake('Invalid \\escape', this.#at)
    this.#at += 2
    if (letter !== 'u') return
    const digits = this.#characters.slice(this.#at, this.#at + 4).join('')
    const isCutOff = this.#at + 4 >= this.#characters.length
    if (isCutOff || !/^[0-9a-fA-F]{4}$/.test(digits)) throw new Mistake('Invalid \\uXXXX escape', this.#at - 1)
    this.#at += 4
  }
}
