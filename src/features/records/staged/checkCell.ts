import { t } from '@lingui/core/macro'
import { checkValue } from '~/forms/validator/checkValue'
import { messageOf } from '~/forms/validator/messageOf'
import type { Json, JsonObject } from '~/protocol/json'
import { fieldSchema } from '../list/collectionShape'
import { partOf } from './cellType'

/**
 * What is wrong with a value for a field, by what the schema says about that field alone: rows are often fetched with
 * some of their fields only, so rules between fields are left to the server. Undefined: it fits.
 */
export function cellProblem(root: JsonObject | undefined, field: string, value: Json | undefined): string | undefined {
  if (value === undefined) return isRequired(root, field) ? t`This field is required.` : undefined
  const part = root && wholePart(root, field)
  const [first] = (part && checkValue(part, value)) ?? []
  if (!first) return undefined
  const message = messageOf(first)
  return first.path.length === 0 ? message : `${first.path.join(' › ')}: ${message}`
}

/** A field's schema with all that its references may point at; made once, as the checker prepares it once. */
const parts = new WeakMap<JsonObject, Map<string, JsonObject | undefined>>()

function wholePart(root: JsonObject, field: string): JsonObject | undefined {
  const known = parts.get(root) ?? new Map<string, JsonObject | undefined>()
  parts.set(root, known)
  if (!known.has(field)) known.set(field, makePart(root, field))
  return known.get(field)
}

function makePart(root: JsonObject, field: string): JsonObject | undefined {
  const part = partOf(root, field)
  const shared = ['$schema', '$defs', 'definitions'].filter(name => root[name] !== undefined)
  return part && { ...Object.fromEntries(shared.map((name): [string, Json] => [name, root[name] ?? null])), ...part }
}

function isRequired(root: JsonObject | undefined, field: string): boolean {
  const dots = [...field.matchAll(/\./g)].map(({ index }) => index)
  const cuts: [JsonObject | undefined, string][] = [
    [root, field],
    ...dots.map((dot): [JsonObject | undefined, string] => [
      fieldSchema(root, field.slice(0, dot)),
      field.slice(dot + 1),
    ]),
  ]
  return cuts.some(([parent, name]) => Array.isArray(parent?.required) && parent.required.includes(name))
}

/**
 * What an emptied cell becomes. The field goes: a record in which it was never filled in looks the same, `has_` filters
 * tell the two from each other, and the form leaves emptied fields out, too. Only where the schema requires the field it
 * becomes what the schema takes for nothing: null, else an empty text.
 */
export function emptied(
  root: JsonObject | undefined,
  field: string,
): { after: Json | undefined } | { problem: string } {
  const problem = cellProblem(root, field, undefined)
  if (problem === undefined) return { after: undefined }
  for (const after of [null, '']) if (cellProblem(root, field, after) === undefined) return { after }
  return { problem }
}
