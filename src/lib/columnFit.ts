import { previewJson } from './previewJson'

export type ColumnFit = {
  /** In CSS pixels. */
  width: number
  /** Numbers stand at the end of their column, so that their digits line up. */
  align: 'start' | 'end'
  /** Most values are text. */
  isText: boolean
}

const NARROWEST = 72
const WIDEST = 300
const WIDEST_FOR_TITLE = 200
/** Of one character at 14 px: digits are set in figures of one width, and wide scripts take twice as much as Latin. */
const CHARACTER = 7.7
const DIGIT = 9.1
const PADDING = 26
const SORT_MARK = 22

const preview = (value: unknown) => previewJson(value, 60)

/** How a column is laid out, judged from its title and some of its values. `textOf`: what is drawn of a value. */
export function columnFit(
  title: string,
  values: readonly unknown[],
  textOf: (value: unknown) => string = preview,
): ColumnFit {
  const present = values.filter(value => value !== undefined && value !== null)
  const share = (type: string) => present.filter(value => typeof value === type).length / Math.max(present.length, 1)
  const lengths = present.map(value => textWidth(textOf(value))).sort((a, b) => a - b)
  const isNumeric = share('number') > 0.5
  // A few long texts do not make the whole column wide, but a number that is cut says another number.
  const usual = (isNumeric ? lengths.at(-1) : lengths[Math.floor(lengths.length * 0.9)]) ?? 0
  const forTitle = Math.min(textWidth(title) + SORT_MARK, WIDEST_FOR_TITLE)
  return {
    width: Math.round(Math.min(Math.max(usual, forTitle, NARROWEST - PADDING) + PADDING, WIDEST)),
    align: isNumeric ? 'end' : 'start',
    isText: share('string') > 0.5,
  }
}

/** Close enough to choose a width; the browser measures what it draws. */
function textWidth(text: string): number {
  let width = 0
  for (const one of text) width += one >= '0' && one <= '9' ? DIGIT : one >= WIDE ? 2 * CHARACTER : CHARACTER
  return width
}

/** Where the wide scripts begin: CJK Radicals Supplement. */
const WIDE = '\u2e80'
