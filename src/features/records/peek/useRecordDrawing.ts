import { useSession } from '~/data/session'
import type { CollectionRef } from '~/protocol/ref'
import { useColumnLayout } from '../columns/useColumnLayout'
import { useDrawing, type Drawing } from '../columns/useDrawing'

/** How the values of a collection's records are drawn outside of their list. */
export function useRecordDrawing(of: CollectionRef): Drawing {
  const { server } = useSession()
  return useDrawing(of, useColumnLayout(server, of, undefined))
}
