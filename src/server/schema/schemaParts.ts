import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { unusable } from './failure'

// A reference may lead to what is no schema at all. Python fails there; these say so.

export const asMapping = (value: Json | undefined, what: string): JsonObject =>
  value !== undefined && isJsonObject(value) ? value : unusable(`${what} is not an object`)

export const asList = (value: Json | undefined, what: string): Json[] =>
  Array.isArray(value) ? value : unusable(`${what} is not an array`)

export const asNumber = (value: Json | undefined, what: string): number =>
  typeof value === 'number' ? value : unusable(`${what} is not a number`)

export const asText = (value: Json | undefined, what: string): string =>
  typeof value === 'string' ? value : unusable(`${what} is not a string`)

export const asTexts = (value: Json | undefined, what: string): string[] =>
  asList(value, what).map(item => asText(item, `an item of ${what}`))
