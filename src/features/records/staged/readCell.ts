import { t } from '@lingui/core/macro'
import { readNumber } from '~/forms/fields/readNumber'
import { parseJson } from '~/lib/parseJson'
import type { Json } from '~/protocol/json'
import { problemMessage } from '~/ui/problemMessage'
import type { CellType } from './cellType'

/** What a text means; `empty`: nothing was written, and whoever knows the field says what that means. */
export type ReadCell = { value: Json } | { empty: true } | { problem: string }

const isBlank = (text: string) => text.trim() === ''

/** The text of a cell in its editor. `readCell` gives the same value back. */
export function writeCell(type: CellType, value: Json | undefined): string {
  if (value === undefined) return ''
  switch (type.type) {
    case 'text':
    case 'day':
    case 'time':
    case 'number':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
    case 'lines':
      return Array.isArray(value) ? value.map(String).join('\n') : JSON.stringify(value)
    case 'any':
      return writeAny(value)
    default:
      return writeJson(value)
  }
}

const SHORT = 60

function writeJson(value: Json): string {
  const line = JSON.stringify(value)
  return line.length <= SHORT ? line : JSON.stringify(value, null, 2)
}

function writeAny(value: Json): string {
  if (typeof value !== 'string') return writeJson(value)
  const read = readAny(value)
  return 'value' in read && read.value === value ? value : JSON.stringify(value)
}

export function readCell(type: CellType, text: string): ReadCell {
  switch (type.type) {
    case 'text':
    case 'time':
    case 'day':
      return text === '' ? { empty: true } : { value: text }
    case 'number':
      return type.isSaid ? readNumeric(text) : readNumericOrQuoted(text)
    case 'lines':
      return readLines(type.of, text)
    case 'any':
      return readAny(text)
    case 'choice':
    case 'json':
      return readJson(text)
  }
}

function readNumeric(text: string): ReadCell {
  if (isBlank(text)) return { empty: true }
  if (text.trim() === 'null') return { value: null }
  const number = readNumber(text)
  if (typeof number === 'number') return { value: number }
  const isLong = /^[\s\d.,+-]+$/.test(text) && text.replace(/\D/g, '').length > 15
  return { problem: isLong ? t`This number has more digits than can be kept exactly.` : t`Must be a number.` }
}

function readNumericOrQuoted(text: string): ReadCell {
  const number = readNumber(text)
  if (typeof number === 'number') return { value: number }
  if (isBlank(text)) return { empty: true }
  const parsed = parseJson(text)
  if (!parsed.problem) return { value: parsed.value }
  if (parsed.problem.kind === 'inexact-number') return { problem: problemMessage(parsed.problem) }
  return { problem: t`A number stands here in this record. Put text in double quotes to write text instead.` }
}

function readLines(of: 'text' | 'number', text: string): ReadCell {
  if (text === '') return { value: [] }
  const lines = text.split(/\r\n|\r|\n/)
  if (of === 'text') return { value: lines }
  const numbers = lines.filter(line => !isBlank(line)).map(line => readNumber(line))
  if (numbers.every(number => typeof number === 'number')) return { value: numbers }
  return { problem: t`Each line must be a number.` }
}

function readJson(text: string): ReadCell {
  if (isBlank(text)) return { empty: true }
  const { value, problem } = parseJson(text)
  return problem ? { problem: problemMessage(problem) } : { value }
}

/** JSON where it is some, also where it was meant to be; else the text itself. */
function readAny(text: string): ReadCell {
  if (isBlank(text)) return { empty: true }
  const { value, problem } = parseJson(text)
  if (!problem) return { value }
  const isMeant = /^\s*["[{]/.test(text) || problem.kind === 'inexact-number'
  return isMeant ? { problem: problemMessage(problem) } : { value: text }
}

/**
 * A cell of a block that was copied elsewhere: also what other programs write for yes and no, choices by their titles,
 * and lists on one line.
 */
export function readPasted(type: CellType, text: string): ReadCell {
  if (type.type === 'choice') return readChoice(type.choices, text)
  if (type.type !== 'lines') return type.type === 'text' ? readCell(type, text) : readCell(type, text.trim())
  if (text === '') return { empty: true }
  if (/^\s*\[/.test(text)) return readJson(text)
  return readCell(type, /[\n\r]/.test(text) ? text : text.split(/,\s*/).join('\n'))
}

const WORDS = new Map<string, boolean>([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
])

function readChoice(choices: readonly { value: Json; title: string }[], text: string): ReadCell {
  const typed = text.trim()
  if (typed === '') return choices.some(({ value }) => value === '') ? { value: '' } : { empty: true }
  const names = ({ value, title }: { value: Json; title: string }) => [
    typeof value === 'string' ? value : JSON.stringify(value),
    title,
  ]
  const exact = choices.find(choice => names(choice).includes(typed))
  if (exact) return { value: exact.value }
  const low = typed.toLowerCase()
  const similar = choices.filter(choice => names(choice).some(name => name.toLowerCase() === low))
  if (similar[0] && similar.length === 1) return { value: similar[0].value }
  const word = WORDS.get(low)
  if (word !== undefined && choices.some(({ value }) => value === word)) return { value: word }
  return { problem: t`Is none of the offered values.` }
}
