import { deepEqual } from '~/lib/deepEqual'
import type { JsonProblem } from '~/lib/jsonProblem'
import { isJsonMap } from '~/lib/jsonValue'
import { parseJson } from '~/lib/parseJson'
import type { JsonObject } from '~/protocol/json'

/** One unsaved value, in the form and as text at once. */
export type Draft = {
  value: JsonObject
  /** As it was typed. It may be broken, and then `value` is the last one that could be read. */
  text?: { typed: string; problem?: JsonProblem | 'not-an-object' }
}

export function withText(draft: Draft, typed: string): Draft {
  const parsed = parseJson(typed)
  if (parsed.problem) return { value: draft.value, text: { typed, problem: parsed.problem } }
  if (!isJsonMap(parsed.value)) return { value: draft.value, text: { typed, problem: 'not-an-object' } }
  return { value: deepEqual(parsed.value, draft.value) ? draft.value : parsed.value, text: { typed } }
}

export const textOf = ({ value, text }: Draft): string => text?.typed ?? JSON.stringify(value, null, 2)
export const problemOf = ({ text }: Draft) => text?.problem
