import { useMemo, useState } from 'react'
import type { Selection } from '~/data/jobs'
import { previewJson } from '~/lib/previewJson'
import { valueAt } from '~/lib/valueAt'
import type { KintoObject } from '~/protocol/objects'
import type { CollectionRef } from '~/protocol/ref'
import type { GridSelection } from '~/ui/grid/gridOptions'
import type { ListSearch } from '~/url/listSearch'
import { countedQuery } from '~/url/recordsQuery'
import { recordSource } from '../list/recordSource'
import type { RecordList } from '../list/useRecordList'
import { countOf, EVERYTHING, isNothing, isPicked, NOTHING, pick, type Picked } from './selection'
import { selectedQuestion } from './selectedQuestion'

export type RecordSelection = {
  grid: GridSelection<KintoObject>
  isNothing: boolean
  /** Everything that matches, but for what was left out. */
  isAll: boolean
  /** Undefined while nobody has counted how many match. */
  count: number | undefined
  /** How many could be selected at once, where that is more than are selected; undefined: nobody has counted. */
  all: { total: number | undefined } | undefined
  pickAll: () => void
  clear: () => void
  /** Other filters have cleared it, and nobody has seen to that yet. */
  wasCleared: boolean
  select: () => Selection
  /** The first of the selected ones that are loaded, in the order of the list. */
  rows: (most?: number) => KintoObject[]
}

/** The records of a list that somebody selected. Other filters are other records: they clear it. */
export function useSelection(
  of: CollectionRef,
  search: ListSearch,
  list: RecordList,
  mainField: string,
): RecordSelection {
  const { bid, cid } = of
  const { shape, rows, total } = list
  const source = useMemo(() => recordSource({ bid, cid }, search, shape, undefined), [bid, cid, search, shape])
  const question = selectedQuestion(source)
  const key = JSON.stringify([countedQuery(source.query), source.query.token, source.find])
  const [state, setState] = useState({ key, picked: NOTHING, wasCleared: false })
  if (state.key !== key) setState({ key, picked: NOTHING, wasCleared: state.wasCleared || !isNothing(state.picked) })
  const { picked } = state
  const set = (next: Picked) => setState({ key, picked: next, wasCleared: false })

  const count = countOf(picked, total)
  const setAll = (isOn: boolean) => {
    if (!isOn) set(NOTHING)
    else if (question) set(EVERYTHING)
    else set(pick(NOTHING, idsOf(list, 0, rows.count - 1), true))
  }
  const most = question ? total : rows.count
  return {
    grid: {
      has: ({ id }) => isPicked(picked, id),
      isAll: question ? picked.isAll && picked.ids.size === 0 : rows.count > 0 && picked.ids.size >= rows.count,
      count: count ?? Math.max(rows.count - picked.ids.size, 0),
      // The rows of the list before are still in view while others are on their way.
      onToggle: (from, to, isOn) => !list.isPrevious && set(pick(picked, idsOf(list, from, to), isOn)),
      onToggleAll: isOn => !list.isPrevious && setAll(isOn),
      labelOf: row => nameOf(row, mainField),
    },
    isNothing: isNothing(picked) || count === 0,
    isAll: picked.isAll,
    count,
    all: most === undefined || most > (count ?? 0) ? { total: most } : undefined,
    pickAll: () => setAll(true),
    clear: () => set(NOTHING),
    wasCleared: state.wasCleared,
    select: () => (picked.isAll && question ? { query: question, except: [...picked.ids] } : { ids: [...picked.ids] }),
    rows: (limit = Infinity) => pickedRows(list, picked, limit),
  }
}

function* idsOf({ rows }: RecordList, from: number, to: number): Generator<string> {
  for (let index = from; index <= to; index++) {
    const row = rows.at(index)
    if (row) yield row.id
  }
}

function pickedRows({ rows }: RecordList, picked: Picked, limit: number): KintoObject[] {
  const found: KintoObject[] = []
  for (let index = 0; index < rows.count && found.length < limit; index++) {
    const row = rows.at(index)
    if (row && isPicked(picked, row.id)) found.push(row)
  }
  return found
}

function nameOf(row: KintoObject, mainField: string): string {
  const text = previewJson(valueAt(row, mainField) ?? '', 80).trim()
  return text === '' ? row.id : text
}
