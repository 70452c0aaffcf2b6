import { previewJson } from './previewJson'

export type ColumnFit = {
  /** In CSS pixels. */
  width: number
  /** Numbers stand at the end of their column, so that their digits line up. */
  align: 'start' | 'end'
  /** Most values are text. */
  isText: boolean
}

const NARROWEST = 88
const WIDEST = 300
const WIDEST_FOR_TITLE = 200
/** Of one Latin character at 14 px; wide scripts take two. */
const CHARACTER = 7.5
const PADDING = 26
const SORT_MARK = 22

/** How a column is laid out, judged from its title and some of its values. */
export function columnFit(title: string, values: readonly unknown[]): ColumnFit {
  const present = values.filter(value => value !== undefined && value !== null)
  const share = (type: string) => present.filter(value => typeof value === type).length / Math.max(present.length, 1)
  const lengths = present.map(value => textWidth(previewJson(value, 60))).sort((a, b) => a - b)
  // A few long values do not make the whole column wide.
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  const forTitle = Math.min(textWidth(title) + SORT_MARK, WIDEST_FOR_TITLE)
  return {
    width: Math.round(Math.min(Math.max(usual, forTitle, NARROWEST - PADDING) + PADDING, WIDEST)),
    align: share('number') > 0.5 ? 'end' : 'start',
    isText: share('string') > 0.5,
  }
}

/** Close enough to choose a width; the browser measures what it draws. */
function textWidth(text: string): number {
  let characters = 0
  for (const one of text) characters += (one.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1
  return characters * CHARACTER
}
