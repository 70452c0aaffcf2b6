import type { Clash } from '~/lib/mergeJson'
import { parseJson } from '~/lib/parseJson'
import type { Json } from '~/protocol/json'

/** What a person decided about one field. */
export type Choice = { kind: 'mine' | 'theirs' } | { kind: 'edited'; text: string }

/** Holds what was decided about: when their side moves again, the field has to be decided again. */
export const keyOfClash = ({ path, mine, theirs }: Clash): string => JSON.stringify([path, mine ?? '', theirs ?? ''])

/** The decided value, where undefined means that the field goes; undefined as long as nothing is decided. */
export function resolve(clash: Clash, choice: Choice | undefined): { value: Json | undefined } | undefined {
  if (!choice) return undefined
  if (choice.kind !== 'edited') return { value: clash[choice.kind] }
  if (choice.text.trim() === '') return { value: undefined }
  const parsed = parseJson(choice.text)
  return parsed.problem ? undefined : { value: parsed.value }
}
