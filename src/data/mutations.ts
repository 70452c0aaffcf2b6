import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { JsonObject } from '~/protocol/json'
import type { Permissions } from '~/protocol/objects'
import { listUriOf, uriOf, type Ref } from '~/protocol/ref'
import { keyOf, viewKey } from './keys'
import { noteOwnWrite } from './ownWrites'
import { session } from './session'

/** What a write makes stale: the object, every list and total it stands in, and its bucket's history. */
export async function refreshAfterWrite(client: QueryClient, ref: Ref) {
  await client.invalidateQueries({ queryKey: keyOf(listUriOf(ref)) })
  await client.invalidateQueries({ queryKey: keyOf(`/buckets/${encodeURIComponent(ref.bid)}/history`) })
}

export type Creation = { ref: Ref; data: JsonObject; permissions?: Permissions }
export type Save = { ref: Ref; data: JsonObject; /** Of the object that the edit began from. */ lastModified: number }
export type Removal = { ref: Ref; lastModified: number }

/** Creates under a chosen id with `If-None-Match: *`. Errors: KintoError, 412 when the id is in use. */
export function useCreateObject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ref, data, permissions }: Creation) =>
      session.client().create(uriOf(ref), { data, ...(permissions ? { permissions } : {}) }),
    onSuccess: ({ data }, { ref }) => {
      noteOwnWrite(uriOf(ref), data.last_modified)
      return refreshAfterWrite(client, ref)
    },
  })
}

/**
 * Replaces the whole data under `If-Match`, never the permissions (design.md 6). The next state is what the server
 * answered. Errors: KintoError, 412 with `existing` when somebody wrote since.
 */
export function useSaveObject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ref, data, lastModified }: Save) => session.client().replace(uriOf(ref), data, lastModified),
    onSuccess: ({ data }, { ref }) => {
      noteOwnWrite(uriOf(ref), data.last_modified)
      return refreshAfterWrite(client, ref)
    },
  })
}

/**
 * Sets some first-level keys of the data under `If-Match`, never the permissions. What stands below the object is as
 * it was, so its lists stay as they are loaded. Errors: KintoError, 412 with `existing` when somebody wrote since.
 */
export function usePatchObject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ref, data, lastModified }: Save) => session.client().patch(uriOf(ref), { data }, lastModified),
    onSuccess: async (_, { ref }) => {
      const list = keyOf(listUriOf(ref))
      // The object's own view, and the lists that it stands in: their keys are one longer than the list's.
      await client.invalidateQueries({ queryKey: viewKey(uriOf(ref)), exact: true })
      await client.invalidateQueries({
        queryKey: list,
        predicate: ({ queryKey }) => queryKey.length === list.length + 1,
      })
      await client.invalidateQueries({ queryKey: keyOf(`/buckets/${encodeURIComponent(ref.bid)}/history`) })
    },
  })
}

/** Deletes under `If-Match`. Errors: KintoError, 412 with `existing` when somebody wrote since. */
export function useRemoveObject() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ref, lastModified }: Removal) => session.client().remove(uriOf(ref), lastModified),
    onSuccess: async ({ last_modified }, { ref }) => {
      noteOwnWrite(uriOf(ref), last_modified)
      // The object's own address answers 404 from now on: nobody should ask for it again.
      client.removeQueries({ queryKey: keyOf(uriOf(ref)) })
      await refreshAfterWrite(client, ref)
    },
  })
}
