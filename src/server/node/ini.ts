import { Refusal } from './refusal'

/** `line` counts from 1. */
export type IniValue = { readonly text: string; readonly line: number }
export type IniSection = { readonly line: number; readonly values: ReadonlyMap<string, IniValue> }
export type Ini = {
  readonly file: string
  readonly defaults: IniSection
  readonly sections: ReadonlyMap<string, IniSection>
}

type Lines = { line: number; texts: string[] }

const DEFAULTS = 'DEFAULT'

/** Reads an ini file as Python's configparser does, with the case of names kept as PasteDeploy keeps it. */
export function parseIni(text: string, file: string): Ini {
  const parser = new Parser(file)
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => parser.read(line, index + 1))
  return parser.end()
}

/** https://github.com/python/cpython/blob/3.12/Lib/configparser.py, RawConfigParser._read */
class Parser {
  readonly #file: string
  readonly #sections = new Map([[DEFAULTS, { line: 0, values: new Map<string, Lines>() }]])
  #section: Map<string, Lines> | undefined
  #value: Lines | undefined
  // What is indented deeper than the name before it goes on with that name's value.
  #indent = 0

  constructor(file: string) {
    this.#file = file
  }

  read(raw: string, line: number): void {
    const text = raw.trim()
    const indent = raw.length - raw.trimStart().length
    if (/^[#;]/.test(text)) return
    if (text === '') return void this.#value?.texts.push('')
    if (this.#value && indent > this.#indent) return void this.#value.texts.push(text)
    this.#indent = indent
    const header = /^\[(.+)\]/.exec(text)?.[1]
    if (header !== undefined) this.#begin(header, line)
    else this.#set(text, line)
  }

  end(): Ini {
    const sections = new Map(
      [...this.#sections].map(([name, { line, values }]) => [
        name,
        { line, values: new Map([...values].map(([key, { line, texts }]) => [key, { line, text: joined(texts) }])) },
      ]),
    )
    const defaults = sections.get(DEFAULTS) ?? { line: 0, values: new Map<string, IniValue>() }
    sections.delete(DEFAULTS)
    return { file: this.#file, defaults, sections }
  }

  #begin(name: string, line: number): void {
    const known = this.#sections.get(name)
    if (known && name !== DEFAULTS) this.#refuse(line, `the section [${name}] stands here a second time`)
    const section = known ?? { line, values: new Map<string, Lines>() }
    this.#sections.set(name, section)
    this.#section = section.values
    this.#value = undefined
  }

  #set(text: string, line: number): void {
    if (!this.#section) this.#refuse(line, 'something stands before the first [section]')
    const { name = '', value = '' } = /^(?<name>.*?)\s*[=:]\s*(?<value>.*)$/.exec(text)?.groups ?? {}
    if (name === '') this.#refuse(line, `"${text}" is neither a [section] nor a "name = value"`)
    if (this.#section.has(name)) this.#refuse(line, `${name} stands here a second time`)
    this.#value = { line, texts: [value] }
    this.#section.set(name, this.#value)
  }

  #refuse(line: number, why: string): never {
    throw new Refusal(`${this.#file}, line ${line}: ${why}.`)
  }
}

const joined = (texts: string[]): string => texts.join('\n').trimEnd()

/**
 * The values of a section with every `%(name)s` filled in from it, from `[DEFAULT]` or from `given` (such as `here`).
 * As in PasteDeploy, what stands in `[DEFAULT]` too is no setting of the section.
 */
export function valuesOf(ini: Ini, name: string, given: Record<string, string>): Map<string, IniValue> {
  const own = ini.sections.get(name)?.values ?? new Map<string, IniValue>()
  const lookUp = (key: string): string | undefined => (own.get(key) ?? ini.defaults.values.get(key))?.text ?? given[key]
  const isGlobal = (key: string) => ini.defaults.values.has(key) || Object.hasOwn(given, key)
  return new Map(
    [...own]
      .filter(([key]) => !isGlobal(key))
      .map(([key, value]) => [key, { ...value, text: fillIn(value.text, { ini, key, line: value.line, lookUp }, 0) }]),
  )
}

type Filling = { ini: Ini; key: string; line: number; lookUp: (name: string) => string | undefined }

const MAX_DEPTH = 10

function fillIn(text: string, filling: Filling, depth: number): string {
  const refuse = (why: string): never => {
    throw new Refusal(`${filling.ini.file}, line ${filling.line}: ${why} in the value of ${filling.key}.`)
  }
  if (depth > MAX_DEPTH) refuse('the names lead in a circle')
  return text.replace(/%(%|\(([^)]+)\)s)?/g, (found, what: string | undefined, name: string | undefined) => {
    if (what === '%') return '%'
    if (name === undefined) return refuse('a "%" must be written as "%%"')
    return fillIn(filling.lookUp(name) ?? refuse(`${found} stands for nothing`), filling, depth + 1)
  })
}
