import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCreateObject, useSaveObject } from '~/data/mutations'
import { objectView } from '~/data/queries'
import { deepEqual } from '~/lib/deepEqual'
import type { JsonObject } from '~/protocol/json'
import { KintoError } from '~/protocol/KintoError'
import type { KintoObject } from '~/protocol/objects'
import { uriOf, type RecordRef } from '~/protocol/ref'
import { begin, hasArrived, settled } from './editorState'
import { problemOf, withText, type Draft } from './jsonDraft'
import { editable } from './recordData'

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

  const settle = (sent: JsonObject, answer: KintoObject) => {
    setState(now => settled(now, sent, answer))
    onSaved(answer)
  }
  const fail = async (error: unknown, sent: JsonObject) => {
    if (!(error instanceof KintoError) || (error.status !== 412 && error.status !== 404))
      return setState(now => ({ ...now, error }))
    try {
      const theirs = error.existing ?? (await client.query({ ...objectView(uriOf(ref)), staleTime: 0 })).data
      // An earlier try may have reached the server, and only its answer was lost.
      if (hasArrived(sent, theirs)) return settle(sent, theirs)
      setState(now => ({ ...now, error: undefined, conflict: { kind: 'changed', theirs } }))
    } catch (second) {
      const isGone = second instanceof KintoError && second.status === 404
      setState(now =>
        isGone ? { ...now, error: undefined, conflict: { kind: 'deleted' } } : { ...now, error: second },
      )
    }
  }
  const write = (data: JsonObject, lastModified: number) => {
    setState(({ error: _, ...now }) => now)
    save.mutate(
      { ref, data, lastModified },
      { onSuccess: answer => settle(data, answer.data), onError: error => void fail(error, data) },
    )
  }
  return {
    base,
    draft,
    conflict,
    error: state.error,
    isDirty,
    isChanged,
    isSaving,
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
      save.mutate(
        { ref, data: merged, lastModified: theirs.last_modified },
        { onSuccess: answer => settle(merged, answer.data), onError: error => void fail(error, merged) },
      )
    },
    createAgain: () => {
      create.mutate(
        { ref, data: draft.value },
        { onSuccess: answer => settle(draft.value, answer.data), onError: error => void fail(error, draft.value) },
      )
    },
  }
}

export type RecordEditor = ReturnType<typeof useRecordEditor>
