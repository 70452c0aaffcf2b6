/** Why rapidjson, which Kinto parses with, refuses a text. https://rapidjson.org/md_doc_dom.html#ParseError */
export function explainJsonError(text: string): string {
  const scanner = new Scanner(text)
  try {
    scanner.document()
  } catch (error) {
    if (error instanceof ScanError) return `Parse error at offset ${byteOffset(text, error.at)}: ${error.message}`
    throw error
  }
  return 'Parse error at offset 0: Invalid value.'
}

const byteOffset = (text: string, at: number): number => new TextEncoder().encode(text.slice(0, at)).length

class ScanError extends Error {
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)/y
const FRACTION = /\.(\d+)?/y
const EXPONENT = /[eE][+-]?(\d+)?/y
const HEX = /[0-9a-fA-F]{4}/y

/** Walks a JSON text until the first mistake, which it throws. */
class Scanner {
  readonly text: string
  #at = 0

  constructor(text: string) {
    this.text = text
  }

  document(): void {
    this.#space()
    if (this.#at >= this.text.length) this.#fail('The document is empty.')
    this.#value()
    this.#space()
    if (this.#at < this.text.length) this.#fail('The document root must not be followed by other values.')
  }

  #value(): void {
    const next = this.text[this.#at]
    if (next === '{') return this.#object()
    if (next === '[') return this.#array()
    if (next === '"') return this.#string()
    if (next === '-' || (next !== undefined && next >= '0' && next <= '9')) return this.#number()
    for (const word of ['true', 'false', 'null']) {
      if (this.text.startsWith(word, this.#at)) {
        this.#at += word.length
        return
      }
      if (next === word[0]) this.#badWord(word)
    }
    this.#fail('Invalid value.')
  }

  /** The mistake is where the word is left. */
  #badWord(word: string): never {
    const fits = [...word].findIndex((letter, at) => this.text[this.#at + at] !== letter)
    return this.#fail('Invalid value.', this.#at + fits)
  }

  #object(): void {
    this.#at += 1
    this.#space()
    if (this.#take('}')) return
    for (;;) {
      if (this.text[this.#at] !== '"') this.#fail('Missing a name for object member.')
      this.#string()
      this.#space()
      if (!this.#take(':')) this.#fail('Missing a colon after a name of object member.')
      this.#space()
      this.#value()
      this.#space()
      if (this.#take('}')) return
      if (!this.#take(',')) this.#fail("Missing a comma or '}' after an object member.")
      this.#space()
    }
  }

  #array(): void {
    this.#at += 1
    this.#space()
    if (this.#take(']')) return
    for (;;) {
      this.#value()
      this.#space()
      if (this.#take(']')) return
      if (!this.#take(',')) this.#fail("Missing a comma or ']' after an array element.")
      this.#space()
    }
  }

  #string(): void {
    this.#at += 1
    for (;;) {
      const next = this.text[this.#at]
      if (next === undefined) this.#fail('Missing a closing quotation mark in string.')
      if (next < ' ') this.#fail('Invalid encoding in string.')
      this.#at += 1
      if (next === '"') return
      if (next === '\\') this.#escape()
    }
  }

  #escape(): void {
    const start = this.#at - 1
    const letter = this.text[this.#at]
    if (letter === undefined || !'"\\/bfnrtu'.includes(letter)) this.#fail('Invalid escape character in string.', start)
    this.#at += 1
    if (letter !== 'u') return
    const unit = this.#unit(start)
    if (unit < 0xd800 || unit > 0xdfff) return
    const isPair = unit < 0xdc00 && this.text.startsWith('\\u', this.#at)
    if (isPair) this.#at += 2
    const low = isPair ? this.#unit(start) : 0
    if (low < 0xdc00 || low > 0xdfff) this.#fail('The surrogate pair in string is invalid.', start)
  }

  #unit(start: number): number {
    const digits = this.#match(HEX)?.[0]
    if (digits === undefined) this.#fail('Incorrect hex digit after \\u escape in string.', start)
    return parseInt(digits, 16)
  }

  #number(): void {
    const start = this.#at
    if (!this.#match(NUMBER)) this.#fail('Invalid value.', start + 1)
    const fraction = this.#match(FRACTION)
    if (fraction && fraction[1] === undefined) this.#fail('Miss fraction part in number.')
    const exponent = this.#match(EXPONENT)
    if (exponent && exponent[1] === undefined) this.#fail('Miss exponent in number.')
    if (!Number.isFinite(Number(this.text.slice(start, this.#at)))) {
      this.#fail('Number too big to be stored in double.', start)
    }
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.text)
    if (found) this.#at = pattern.lastIndex
    return found
  }

  #take(character: string): boolean {
    if (this.text[this.#at] !== character) return false
    this.#at += 1
    return true
  }

  #space(): void {
    while (' \t\n\r'.includes(this.text[this.#at] ?? 'x')) this.#at += 1
  }

  #fail(message: string, at = this.#at): never {
    throw new ScanError(at, message)
  }
}
