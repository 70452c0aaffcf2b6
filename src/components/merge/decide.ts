import { withFieldAt, type Clash, type Merge } from '~/lib/mergeJson'
import { parseJson } from '~/lib/parseJson'
import type { JsonObject } from '~/protocol/json'

/** What a person chose for a field that both sides changed. `edit` is JSON text; empty takes the field away. */
export type Decision = { choice: 'mine' | 'theirs' } | { choice: 'edit'; text: string }

/** By the clash's path as JSON text. */
export type Decisions = Record<string, Decision | undefined>

/** The merged object as far as it is decided, and how many fields still wait for a choice or for valid JSON. */
export function decide(merge: Merge, decisions: Decisions): { result: JsonObject; open: number } {
  let result: JsonObject = merge.merged
  let open = 0
  for (const clash of merge.clashes) {
    const decided = valueOf(clash, decisions[JSON.stringify(clash.path)])
    if (decided) result = withFieldAt(result, clash.path, decided.value)
    else open++
  }
  return { result, open }
}

function valueOf(clash: Clash, decision: Decision | undefined): { value: JsonObject[string] | undefined } | undefined {
  if (!decision) return undefined
  if (decision.choice !== 'edit') return { value: clash[decision.choice] }
  if (decision.text.trim() === '') return { value: undefined }
  const { value, problem } = parseJson(decision.text)
  return problem ? undefined : { value }
}
