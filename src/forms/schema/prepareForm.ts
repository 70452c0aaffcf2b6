import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'
import { prepareUiSchema, type UiNote } from './prepareUiSchema'
import { mapSubschemas } from './schemaNode'

export type FormNote = UiNote | { kind: 'json-only'; name: string }
export type PreparedForm = { schema: RJSFSchema; uiSchema: UiSchema; notes: FormNote[] }

/** Names that every object answers to: the form library would show a function as the value of an absent field. */
const isInherited = (name: string) => name in Object.prototype

/** Turns a schema that passed checkSchema, and any uiSchema, into what the form library can draw without harm. */
export function prepareForm(schema: JsonMap, uiSchema: unknown): PreparedForm {
  const notes: FormNote[] = []
  const safe = { ...safeSchema(schema, notes), type: 'object' }
  const ui = prepareUiSchema(uiSchema, safe, notes)
  // Checked by checkSchema and cleaned here: from now on it has the library's own type.
  return { schema: safe as RJSFSchema, uiSchema: ui, notes }
}

const TEXT_KEYWORDS = ['title', 'description', 'format']

function safeSchema(schema: JsonMap, notes: FormNote[]): JsonMap {
  const fields = Object.entries(schema).flatMap(([keyword, value]): [string, JsonValue][] => {
    // `$id` would choose the component by its name; the library's own marks are not for others to set.
    if (keyword === '$id' || keyword.startsWith('__')) return []
    if (TEXT_KEYWORDS.includes(keyword) && typeof value !== 'string') return []
    return [[keyword, keyword === 'properties' && isJsonMap(value) ? safeProperties(value, notes) : value]]
  })
  return mapSubschemas(Object.fromEntries(fields), sub => safeSchema(sub, notes))
}

function safeProperties(properties: JsonMap, notes: FormNote[]): JsonMap {
  for (const name of Object.keys(properties).filter(isInherited)) notes.push({ kind: 'json-only', name })
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !isInherited(name)))
}
