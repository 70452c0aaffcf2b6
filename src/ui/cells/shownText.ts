import { isIsoDate } from '~/lib/fieldStatsDates'
import { cutText, previewJson } from '~/lib/previewJson'
import type { CellKind, CellRules } from './cellKind'
import { fileOf } from './fileOf'
import { formatNumber } from './formatNumber'
import { fileNameOf, isWebAddress } from './webAddress'

const LONGEST = 60
const USUAL_DATE = '12 months ago'
/** As wide as a picture or the size of a file. */
const ROOM = '12345'
const TOKENS = 3
/** As wide as what surrounds a token. */
const TOKEN_ROOM = 'xx'

/** About the text that `drawCell` shows: a column is made as wide as that. */
export function shownText(value: unknown, kind: CellKind, { canLoad, locale }: CellRules): string {
  if (kind.type === 'choice') {
    const title = kind.titles.get(JSON.stringify(value))
    if (title !== undefined) return cutText(title, LONGEST)
  }
  if (typeof value === 'boolean') return ''
  if (
    kind.type === 'date' &&
    ((typeof value === 'string' && isIsoDate(value)) || (typeof value === 'number' && kind.isEpoch))
  )
    return USUAL_DATE
  if (kind.type === 'number' && typeof value === 'number') return formatNumber(locale, value, kind.isGrouped)
  if (kind.type === 'image' && typeof value === 'string' && isWebAddress(value) && canLoad(value))
    return ROOM + cutText(fileNameOf(value), LONGEST)
  if (Array.isArray(value) && value.every(item => typeof item !== 'object'))
    return value.slice(0, TOKENS).map(String).join(TOKEN_ROOM) + TOKEN_ROOM + (value.length > TOKENS ? TOKEN_ROOM : '')
  const file = typeof value === 'object' && value !== null ? fileOf(value) : undefined
  return file ? cutText(file.name, LONGEST) + ROOM + ROOM : previewJson(value, LONGEST)
}
