import { Refusal } from './refusal'

/** One setting of Kinto's, and the ways in which Kinto reads its text. */
export type Setting = {
  readonly file: string
  /** As it stands in the file. */
  readonly name: string
  /** Without the prefix `kinto.` */
  readonly key: string
  readonly raw: string
  readonly line: number
  text(): string
  textOrNone(): string | undefined
  flag(): boolean
  /** Refuses what is no whole number. */
  whole(): number
  wholeOrNone(): number | undefined
  list(): string[]
}

export function settingFrom(file: string, value: Pick<Setting, 'name' | 'key' | 'raw' | 'line'>): Setting {
  const { name, raw, line } = value
  const json = readJson(raw)
  const text = typeof json === 'string' ? json : raw
  const whole = (): number => {
    if (!/^[+-]?\d+$/.test(text.trim()))
      throw new Refusal(`${file}, line ${line}: ${name} must be a whole number, not "${text}".`)
    return Number(text)
  }
  return {
    file,
    ...value,
    text: () => text,
    textOrNone: () => (text.trim() === '' || text === 'null' ? undefined : text),
    // As pyramid.settings.asbool reads it.
    flag: () => /^(t|true|y|yes|on|1)$/i.test(text.trim()),
    whole,
    wholeOrNone: () => (text.trim() === '' || text === 'null' ? undefined : whole()),
    list: () => (Array.isArray(json) ? json.join(' ') : text).split(/\s+/).filter(item => item !== ''),
  }
}

/** Kinto takes a value for JSON where it can. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
