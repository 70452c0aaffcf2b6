import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { recordSample } from '~/data/everyRecord'
import type { KintoObject } from '~/protocol/objects'
import { childrenUri } from '~/protocol/ref'
import { countedQuery, readListQuery } from '~/url/recordsQuery'
import { fieldInfos } from '../filter/fieldInfos'
import type { SelectionProps } from './SelectionBar'

const MOST_PREVIEWED = 20

/** The first records of the selection, whole: the list holds only its columns of them. And the fields there are. */
export function usePreviewRows({ of, search, list, picked }: SelectionProps) {
  const listUri = childrenUri(of, 'record')
  const [ids] = useState(() => firstIds(picked))
  const filters: [string, string][] = [['in_id', ids.map(id => JSON.stringify(id)).join(',')]]
  const asked = useQuery({ ...recordSample(listUri, { filters }), enabled: ids.length > 0 })
  // Other records may have fields that these lack. It may fail alone: a field can be typed.
  const others = useQuery(recordSample(listUri, countedQuery(readListQuery(search)))).data
  const { shape } = list
  const found = asked.data
  const rows = useMemo(() => found && inOrder(found, ids), [found, ids])
  const fields = useMemo(() => fieldInfos(shape, [...(rows ?? []), ...(others ?? [])]), [shape, rows, others])
  return { rows: ids.length > 0 ? rows : NONE, fields, error: asked.error, retry: () => void asked.refetch() }
}

const NONE: readonly KintoObject[] = []

function firstIds(picked: SelectionProps['picked']): string[] {
  const loaded = picked.rows(MOST_PREVIEWED).map(({ id }) => id)
  if (loaded.length > 0) return loaded
  const select = picked.select()
  return 'ids' in select ? select.ids.slice(0, MOST_PREVIEWED) : []
}

const inOrder = (rows: readonly KintoObject[], ids: readonly string[]): KintoObject[] =>
  ids.flatMap(id => rows.find(row => row.id === id) ?? [])
