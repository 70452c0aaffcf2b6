import { t } from '@lingui/core/macro'
import { isExact } from '~/lib/parseJson'
import type { JsonValue } from '~/lib/jsonValue'
import type { Violation } from './readOutput'

const NUMERIC = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

/** What to do about it, in a sentence that stands below the field. */
export function messageOf({ keyword, limit, value }: Violation): string {
  const number = typeof limit === 'number' ? limit : 0
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
    case 'dependencies':
      return t`This field is required.`
    case 'type':
      return typeMessage(limit, value)
    case 'enum':
      return t`Choose one of the offered values.`
    case 'const':
      return t`Must be ${shown(limit)}.`
    case 'minLength':
      return number === 1 ? t`Must not be empty.` : t`Must have at least ${number} characters.`
    case 'maxLength':
      return t`Must have at most ${number} characters.`
    case 'pattern':
      return t`Must match the pattern ${shown(limit)}.`
    case 'minimum':
      return t`Must be at least ${number}.`
    case 'maximum':
      return t`Must be at most ${number}.`
    case 'exclusiveMinimum':
      return t`Must be more than ${number}.`
    case 'exclusiveMaximum':
      return t`Must be less than ${number}.`
    case 'multipleOf':
      return t`Must be a multiple of ${number}.`
    case 'minItems':
      return number === 1 ? t`Must have an entry.` : t`Must have at least ${number} entries.`
    case 'maxItems':
      return t`Must have at most ${number} entries.`
    case 'uniqueItems':
      return t`Must not hold the same entry twice.`
    case 'contains':
      return t`Lacks an entry that the schema asks for.`
    case 'minProperties':
      return t`Must have at least ${number} fields.`
    case 'maxProperties':
      return t`Must have at most ${number} fields.`
    case 'propertyNames':
      return t`Holds a field with a name that is not allowed.`
    case 'false':
      return t`The schema does not allow this field.`
    case 'not':
      return t`Must not be of the kind that the schema rules out.`
    case 'oneOf-many':
      return t`Fits more than one of the variants; it must fit exactly one.`
    case 'anyOf':
    case 'oneOf':
      return variantMessage(limit)
    default:
      return t`Breaks the rule "${keyword}" of the schema.`
  }
}

const shown = (value: JsonValue | undefined) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

function typeMessage(limit: JsonValue | undefined, value: JsonValue | undefined): string {
  const types = typeNames(limit)
  if (
    typeof value === 'string' &&
    NUMERIC.test(value) &&
    !isExact(value) &&
    types.some(type => type === 'number' || type === 'integer')
  )
    return t`This number has more digits than can be kept exactly.`
  return t`Must be ${listed(types)}.`
}

const typeNames = (limit: JsonValue | undefined): JsonValue[] =>
  Array.isArray(limit) ? limit : limit === undefined ? [] : [limit]

function listed(types: JsonValue[]): string {
  const names = types.map(nameOfType)
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : t`${names.slice(0, -1).join(', ')} or ${last}`
}

function nameOfType(type: JsonValue): string {
  if (type === 'string') return t`text`
  if (type === 'number') return t`a number`
  if (type === 'integer') return t`a whole number`
  if (type === 'boolean') return t`true or false`
  if (type === 'object') return t`an object`
  if (type === 'array') return t`a list`
  return type === 'null' ? t`null` : shown(type)
}

/** Where every variant is a plain type, their names say more than "a variant". */
function variantMessage(limit: JsonValue | undefined): string {
  const variants = Array.isArray(limit) ? limit : []
  const types = variants.map(one =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? one.type : undefined,
  )
  const named = types.flatMap(typeNames)
  return named.length > 0 && !types.includes(undefined)
    ? t`Must be ${listed([...new Set(named)])}.`
    : t`Fits none of the allowed variants.`
}
