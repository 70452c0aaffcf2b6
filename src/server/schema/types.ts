import type { Json } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { unusable } from './failure'

const TYPES: Readonly<Record<string, (value: Json) => boolean>> = {
  array: value => Array.isArray(value),
  boolean: value => typeof value === 'boolean',
  integer: value => Number.isInteger(value),
  null: value => value === null,
  number: value => typeof value === 'number',
  object: isJsonObject,
  string: value => typeof value === 'string',
}

export function isOfType(value: Json, type: string): boolean {
  const test = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
  return test?.(value) ?? unusable(`there is no type '${type}'`)
}
