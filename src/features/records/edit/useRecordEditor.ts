import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCreateObject, useSaveObject } from '~/data/mutations'
import { objectView } from '~/data/queries'
import { deepEqual } from '~/lib/deepEqual'
import { mergeJson } from '~/lib/mergeJson'
import type { JsonObject } from '~/protocol/json'
import { KintoError } from '~/protocol/KintoError'
import type { KintoObject } from '~/protocol/objects'
import { uriOf, type RecordRef } from '~/protocol/ref'
import { problemOf, withText, type Draft } from './jsonDraft'
import { editable } from './recordData'

/** Why a save did not go through although nothing is wrong with it. */
type Conflict = { kind: 'changed'; theirs: KintoObject } | { kind: 'deleted' }

type State = {
  /** The record that the edit began from, or what the last save answered. */
  base: KintoObject
  draft: Draft
  conflict?: Conflict
  error?: unknown
}

const begin = (base: KintoObject): State => ({ base, draft: { value: editable(base) } })

/** One record under edit: its unsaved value, and how it reaches the server without overwriting anybody. */
export function useRecordEditor(ref: RecordRef, loaded: KintoObject, onSaved: (record: KintoObject) => void) {
  const client = useQueryClient()
  const save = useSaveObject()
  const create = useCreateObject()
  const [state, setState] = useState(() => begin(loaded))
  const { base, draft, conflict } = state
  const isChanged = !deepEqual(draft.value, editable(base))
  const isDirty = isChanged || problemOf(draft) !== undefined
  const isSaving = save.isPending || create.isPending
  const isNewer = loaded.last_modified > base.last_modified
  // Somebody saved meanwhile and nothing is typed here: the newer record takes the place of the older one.
  if (isNewer && !isDirty && !isSaving) setState(begin(loaded))

  /** What was typed while the save was under way stays typed. */
  const settle = (sent: JsonObject, answer: KintoObject) => {
    setState(now => {
      const isStill = now.draft.value === sent || deepEqual(now.draft.value, sent)
      return isStill ? begin(answer) : { base: answer, draft: { value: mergeJson(sent, now.draft.value, editable(answer)).merged } }
    })
    onSaved(answer)
  }
  const fail = async (error: unknown) => {
    if (!(error instanceof KintoError) || (error.status !== 412 && error.status !== 404)) return setState(now => ({ ...now, error }))
    try {
      const theirs = error.existing ?? (await client.query({ ...objectView(uriOf(ref)), staleTime: 0 })).data
      setState(now => ({ ...now, error: undefined, conflict: { kind: 'changed', theirs } }))
    } catch (second) {
      const isGone = second instanceof KintoError && second.status === 404
      setState(now => (isGone ? { ...now, error: undefined, conflict: { kind: 'deleted' } } : { ...now, error: second }))
    }
  }
  const write = (data: JsonObject, lastModified: number) => {
    setState(({ error: _, ...now }) => now)
    save.mutate({ ref, data, lastModified }, { onSuccess: answer => settle(data, answer.data), onError: error => void fail(error) })
  }
  return {
    base, draft, conflict, error: state.error, isDirty, isChanged, isSaving,
    /** The server has a newer record than the one being edited; saving will lead to a merge. */
    isOutdated: isNewer && isDirty && !isSaving,
    edit: (value: JsonObject) => setState(({ error: _, ...now }) => ({ ...now, draft: { value } })),
    editText: (typed: string) => setState(({ error: _, ...now }) => ({ ...now, draft: withText(now.draft, typed) })),
    /** Forgets a text that cannot be read; the last value that could stays. */
    dropText: () => setState(now => ({ ...now, draft: { value: now.draft.value } })),
    restore: (older: Draft) => setState(now => ({ ...now, draft: older })),
    discard: () => setState(begin(isNewer ? loaded : base)),
    keepEditing: () => setState(({ base: kept, draft: mine }) => ({ base: kept, draft: mine })),
    save: () => isChanged && !isSaving && write(draft.value, base.last_modified),
    /** The merged value replaces theirs, and only theirs: if it moved again, there is another merge. */
    saveMerged: (merged: JsonObject, theirs: KintoObject) => {
      setState(({ error: _, ...now }) => now)
      save.mutate({ ref, data: merged, lastModified: theirs.last_modified }, {
        onSuccess: answer => {
          setState(begin(answer.data))
          onSaved(answer.data)
        },
        onError: error => void fail(error),
      })
    },
    createAgain: () => {
      create.mutate({ ref, data: draft.value }, { onSuccess: answer => settle(draft.value, answer.data), onError: error => void fail(error) })
    },
  }
}

export type RecordEditor = ReturnType<typeof useRecordEditor>
