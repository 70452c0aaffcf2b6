import { Refusal } from './refusal'

/** One setting of Kinto's, and the ways in which Kinto reads its text. */
export type Setting = {
  /** e.g. `kinto.ini, line 3` */
  readonly where: string
  /** As it stands there. */
  readonly name: string
  /** Without the prefix `kinto.` */
  readonly key: string
  readonly raw: string
  text(): string
  textOrNone(): string | undefined
  flag(): boolean
  /** Refuses what is no whole number. */
  whole(): number
  wholeOrNone(): number | undefined
  numberOrNone(): number | undefined
  list(): string[]
}

export function settingFrom(value: Pick<Setting, 'where' | 'name' | 'key' | 'raw'>): Setting {
  const { where, name, raw } = value
  const json = readJson(raw)
  const text = typeof json === 'string' ? json : raw
  const number = (pattern: RegExp, what: string): number => {
    if (!pattern.test(text.trim())) throw new Refusal(`${where}: ${name} must be ${what}, not "${text}".`)
    return Number(text)
  }
  const whole = (): number => number(/^[+-]?\d+$/, 'a whole number')
  const isNone = text.trim() === '' || text === 'null'
  return {
    ...value,
    text: () => text,
    textOrNone: () => (isNone ? undefined : text),
    // As pyramid.settings.asbool reads it.
    flag: () => /^(t|true|y|yes|on|1)$/i.test(text.trim()),
    whole,
    wholeOrNone: () => (isNone ? undefined : whole()),
    numberOrNone: () => (isNone ? undefined : number(/^[+-]?(\d+\.?\d*|\.\d+)$/, 'a number')),
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
