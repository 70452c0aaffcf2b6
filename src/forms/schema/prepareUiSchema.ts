import type { UiSchema } from '@rjsf/utils'
import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'
import { resolveRef } from './schemaNode'

/** A widget that a uiSchema asks for and that is not there: a plain field stands in. */
export type UiNote = { kind: 'unknown-widget'; name: string; path: string[] }
type Notes = { push: (note: UiNote) => unknown }

/** As the form library names them: @rjsf/utils, getWidget. */
const TEXT = [
  'text',
  'password',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'data-url',
  'radio',
  'select',
  'textarea',
  'hidden',
  'date',
  'datetime',
  'date-time',
  'alt-date',
  'alt-datetime',
  'time',
  'color',
  'file',
]
const NUMBER = ['text', 'select', 'updown', 'range', 'radio', 'hidden']
const WIDGETS: Record<string, string[]> = {
  string: TEXT,
  number: NUMBER,
  integer: NUMBER,
  boolean: ['checkbox', 'radio', 'select', 'hidden'],
  array: ['select', 'checkboxes', 'hidden'],
  object: ['hidden'],
  null: ['hidden'],
}

const isText = (value: JsonValue) => typeof value === 'string'
const isFlag = (value: JsonValue) => typeof value === 'boolean'
const isList = (value: JsonValue) => Array.isArray(value)

/** Which options are let through, and of what kind: a uiSchema is data that anybody may have written. */
const OPTIONS: Record<string, (value: JsonValue) => boolean> = {
  title: isText,
  description: isText,
  help: isText,
  placeholder: isText,
  inputType: isText,
  autocomplete: isText,
  label: isFlag,
  disabled: isFlag,
  readonly: isFlag,
  autofocus: isFlag,
  hideError: isFlag,
  inline: isFlag,
  addable: isFlag,
  orderable: isFlag,
  removable: isFlag,
  copyable: isFlag,
  enumNames: isList,
  enumDisabled: isList,
  rows: value => typeof value === 'number',
  emptyValue: () => true,
}

/** A uiSchema that the form library takes without crashing; what it cannot do is said in the notes. */
export function prepareUiSchema(uiSchema: unknown, root: JsonMap, notes: Notes): UiSchema {
  return isJsonMap(uiSchema) ? prepareNode(uiSchema, root, root, [], notes) : {}
}

function prepareNode(ui: JsonMap, schema: JsonMap, root: JsonMap, path: string[], notes: Notes): UiSchema {
  const options = { ...readOptions(ui['ui:options']), ...readOptions(ui, 'ui:') }
  const kept = Object.entries(options).filter(([name, value]) => Object.hasOwn(OPTIONS, name) && OPTIONS[name]?.(value))
  const prepared: UiSchema = Object.fromEntries(kept.map(([name, value]) => [`ui:${name}`, value]))
  const order = readOrder(options.order)
  if (order) prepared['ui:order'] = order
  const widget = readWidget(options, schema, root)
  if (widget.known !== undefined) prepared['ui:widget'] = widget.known
  if (widget.unknown !== undefined) notes.push({ kind: 'unknown-widget', name: widget.unknown, path })
  for (const [name, below] of Object.entries(ui)) {
    if (name.startsWith('ui:') || name in Object.prototype) continue
    if (isJsonMap(below))
      prepared[name] = prepareNode(below, childSchema(schema, name, root), root, [...path, name], notes)
    // Variants and fixed entries have a uiSchema each.
    else if (Array.isArray(below))
      prepared[name] = below.map(one => (isJsonMap(one) ? prepareNode(one, {}, root, path, notes) : {}))
  }
  return prepared
}

function readOptions(value: JsonValue | undefined, prefix = ''): JsonMap {
  if (!isJsonMap(value)) return {}
  const own = Object.entries(value).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(own.map(([name, option]) => [name.slice(prefix.length), option]))
}

/** The library wants every field named or one `*`; the fields that somebody forgot come last. */
function readOrder(order: JsonValue | undefined): string[] | undefined {
  if (!Array.isArray(order)) return undefined
  const names = [...new Set(order.filter(one => typeof one === 'string'))]
  return names.includes('*') ? names : [...names, '*']
}

type Widget = { known?: string; unknown?: string }

function readWidget(options: JsonMap, schema: JsonMap, root: JsonMap): Widget {
  if (typeof options.field === 'string') return { unknown: options.field }
  if (typeof options.widget !== 'string') return {}
  const known = widgetsFor(schema, root).includes(options.widget)
  return known ? { known: options.widget } : { unknown: options.widget }
}

function widgetsFor(schema: JsonMap, root: JsonMap): string[] {
  const target = typeof schema.$ref === 'string' ? resolveRef(root, schema.$ref) : undefined
  const { type, enum: values } = target ? { ...target, ...schema } : schema
  const first = Array.isArray(type) ? type.find(one => one !== 'null') : type
  if (typeof first === 'string') return Object.hasOwn(WIDGETS, first) ? (WIDGETS[first] ?? []) : []
  return Array.isArray(values) ? ['select', 'radio', 'hidden'] : ['hidden']
}

/** The schema of a field or of a list's entries, as far as it can be told without a value. */
function childSchema(schema: JsonMap, name: string, root: JsonMap, depth = 0): JsonMap {
  const target = typeof schema.$ref === 'string' ? resolveRef(root, schema.$ref) : undefined
  if (target && depth < 20) return childSchema({ ...target, ...schema, $ref: null }, name, root, depth + 1)
  if (isJsonMap(schema.properties) && Object.hasOwn(schema.properties, name)) {
    const child = schema.properties[name]
    return isJsonMap(child) ? child : {}
  }
  if ((name === 'items' || name === 'additionalProperties') && isJsonMap(schema[name])) return schema[name]
  const parts = [schema.allOf, schema.anyOf, schema.oneOf, schema.then, schema.else]
    .flat()
    .filter(part => isJsonMap(part))
  if (depth > 20) return {}
  return parts.map(part => childSchema(part, name, root, depth + 1)).find(child => Object.keys(child).length > 0) ?? {}
}
