import { isIsoDate } from '~/lib/fieldStatsDates'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { ANY, type CellKind } from '~/ui/cells/cellKind'
import { stringifySearch } from '~/url/listSearch'
import { writeText } from '~/url/findSearch'

/** What people said about a field. */
export type FieldWords = { schema: JsonObject | undefined; ui: JsonObject | undefined }

/** Words for a number that counts from 1970; 'utc-millisec' is draft-03's. */
const EPOCHS = new Set(['utc-millisec', 'unix-time', 'unixtime', 'epoch', 'timestamp', 'date-time', 'date'])
const DATE_WIDGETS = new Set(['date', 'datetime', 'date-time', 'alt-date', 'alt-datetime'])
const IMAGE_WORDS = new Set(['image', 'image-uri', 'image-url', 'photo', 'picture'])
const MOSTLY = 0.9

/**
 * How the cells of a column are drawn: by what the schema and the form's hints say, then by what some values show.
 * `hrefOf` makes an address inside this page.
 */
export function cellKindOf(
  path: string,
  words: FieldWords,
  values: readonly unknown[],
  home: CollectionRef,
  hrefOf: (address: string) => string,
): CellKind {
  const reference = referenceOf(words, home, hrefOf)
  if (reference) return reference
  const titles = titlesOf(words)
  if (titles.size > 0) return { type: 'choice', titles }
  if (isImage(words)) return { type: 'image' }
  const date = dateOf(words, values)
  if (date) return date
  if (values.some(value => typeof value === 'number')) return { type: 'number', isGrouped: isGrouped(path, values) }
  return ANY
}

const optionsOf = (ui: JsonObject | undefined): JsonObject => (isJsonObject(ui?.['ui:options']) ? ui['ui:options'] : {})
const widgetOf = ({ ui }: FieldWords): Json | undefined => ui?.['ui:widget'] ?? optionsOf(ui).widget

/** The schema of what a list holds stands for the list. */
const itemWords = ({ schema, ui }: FieldWords): FieldWords => ({
  schema: isJsonObject(schema?.items) ? schema.items : undefined,
  ui: isJsonObject(ui?.items) ? ui.items : undefined,
})

/** `ui:options.reference` = { bucket?, collection, value? }: `value` is the field that is named, the id where absent. */
function referenceOf(
  words: FieldWords,
  { bid: home }: CollectionRef,
  hrefOf: (address: string) => string,
): CellKind | undefined {
  const { ui } = words
  const reference = optionsOf(ui).reference ?? optionsOf(itemWords(words).ui).reference
  if (!isJsonObject(reference) || typeof reference.collection !== 'string' || reference.collection === '')
    return undefined
  const bid = typeof reference.bucket === 'string' && reference.bucket !== '' ? reference.bucket : home
  const of = { bid, cid: reference.collection }
  const field = typeof reference.value === 'string' && reference.value !== '' ? reference.value : 'id'
  return {
    type: 'reference',
    hrefOf: value => {
      if (value === '') return undefined
      if (field === 'id') return hrefOf(uriOf({ ...of, rid: String(value) }))
      const asked = typeof value === 'string' ? writeText(value) : JSON.stringify(value)
      return hrefOf(`${uriOf(of)}/records${stringifySearch({ [field]: asked })}`)
    },
  }
}

/** Titles of a choice: `enumNames`, or `oneOf`/`anyOf` of constants. */
function titlesOf(words: FieldWords): Map<string, string> {
  const inner = itemWords(words)
  return new Map([...ownTitles(inner), ...ownTitles(words)])
}

function ownTitles({ schema, ui }: FieldWords): [string, string][] {
  const values = Array.isArray(schema?.enum) ? schema.enum : []
  const names = [ui?.['ui:enumNames'], optionsOf(ui).enumNames, schema?.enumNames].find(list => Array.isArray(list))
  const named = values.map((value, at): [Json, Json | undefined] => [
    value,
    Array.isArray(names) ? names[at] : undefined,
  ])
  const constants = [schema?.oneOf, schema?.anyOf]
    .flatMap(list => (Array.isArray(list) ? list : []))
    .filter(one => isJsonObject(one))
    .flatMap((one): [Json, Json | undefined][] => {
      const value = Object.hasOwn(one, 'const') ? one.const : Array.isArray(one.enum) ? one.enum[0] : undefined
      return value === undefined ? [] : [[value, one.title]]
    })
  return [...named, ...constants].flatMap(([value, title]): [string, string][] =>
    typeof title === 'string' && title.trim() !== '' ? [[JSON.stringify(value), title]] : [],
  )
}

function isImage(words: FieldWords): boolean {
  const { schema, ui } = words
  const said = [schema?.format, widgetOf(words), optionsOf(ui).preview]
  if (said.some(word => typeof word === 'string' && IMAGE_WORDS.has(word))) return true
  const media = schema?.contentMediaType
  return typeof media === 'string' && media.startsWith('image/')
}

function dateOf(words: FieldWords, values: readonly unknown[]): CellKind | undefined {
  const format = words.schema?.format
  const widget = widgetOf(words)
  const isSaid =
    (typeof format === 'string' && EPOCHS.has(format)) || (typeof widget === 'string' && DATE_WIDGETS.has(widget))
  if (isSaid) return { type: 'date', isEpoch: true }
  const texts = values.filter((value): value is string => typeof value === 'string' && value !== '')
  const isShown = texts.length > 0 && texts.filter(isIsoDate).length >= MOSTLY * texts.length
  return isShown ? { type: 'date', isEpoch: false } : undefined
}

/** Names of numbers that are read digit by digit. */
const NAMELIKE =
  /(^|[._-])(ids?|code|year|zip|plz|postcode|postal|phone|isbn|port|version|number|nr|no)$|(Id|Code|Year)$/i
/** Four digits are read at a glance. */
const LEAST_GROUPED = 10_000
const YEARS = [1000, 2200] as const

/** Grouping helps to read amounts; it disturbs in ids and years. */
function isGrouped(path: string, values: readonly unknown[]): boolean {
  if (NAMELIKE.test(path)) return false
  const numbers = values.filter(value => typeof value === 'number')
  const isYear = numbers.every(value => Number.isInteger(value) && value >= YEARS[0] && value <= YEARS[1])
  return !isYear && numbers.some(value => Math.abs(value) >= LEAST_GROUPED)
}
