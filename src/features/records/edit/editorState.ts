import { deepEqual } from '~/lib/deepEqual'
import { mergeJson } from '~/lib/mergeJson'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import { problemOf, type Draft } from './jsonDraft'
import { editable, formPart } from './recordData'

/** Why a save did not go through although nothing is wrong with it. */
type Conflict = { kind: 'changed'; theirs: KintoObject } | { kind: 'deleted' }

export type EditorState = {
  /** The record that the edit began from, or what the last save answered. */
  base: KintoObject
  draft: Draft
  conflict?: Conflict
  error?: unknown
}

export const begin = (base: KintoObject): EditorState => ({ base, draft: { value: editable(base) } })

/** After a save: what the server answered is the new base. What was typed while it was under way stays typed. */
export function settled({ draft, conflict }: EditorState, sent: JsonObject, answer: KintoObject): EditorState {
  // In a merge nothing can be typed, and what was sent is the merged value instead of the draft.
  const isStill = conflict?.kind === 'changed' || deepEqual(draft.value, sent)
  const value = isStill ? editable(answer) : mergeJson(sent, draft.value, editable(answer)).merged
  return { base: answer, draft: problemOf(draft) && draft.text ? { value, text: draft.text } : { value } }
}

/** Whether the server holds just what was sent, apart from its own stamp: then only the answer was lost. */
export const hasArrived = (sent: JsonObject, stored: KintoObject): boolean =>
  deepEqual(formPart(editable(stored)), formPart(sent))
