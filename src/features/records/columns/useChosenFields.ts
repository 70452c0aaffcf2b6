import { useState } from 'react'
import type { ListSearch } from '~/url/listSearch'
import { withParameter } from '~/url/recordsQuery'
import { addField, LAST_MODIFIED, moveField, writeFields } from './fieldOrder'
import type { KeptLayout } from './useColumnLayout'

type Options = {
  /** As the list shows them. */
  shown: readonly string[]
  state: KeptLayout
  search: ListSearch
  onSearch: (search: ListSearch) => void
}

const keyOf = (fields: readonly string[]) => JSON.stringify(fields)

/**
 * The columns that are chosen, and ways to choose others. The address follows only when its rows may be drawn, so what
 * was pressed shows here at once: `draft` holds while the list still shows one of the states on the way to it.
 */
export function useChosenFields({ shown, state, search, onSearch }: Options) {
  const [draft, setDraft] = useState<{ fields: readonly string[]; passing: readonly string[] }>()
  const now = keyOf(shown)
  const isOnTheWay = draft?.passing.includes(now) ?? false
  const fields = draft && isOnTheWay ? draft.fields : shown
  const choose = (next: readonly string[]) => {
    setDraft({ fields: next, passing: [...(draft && isOnTheWay ? draft.passing : []), now, keyOf(fields)] })
    onSearch(writeFields(search, next))
  }
  const showDate = (isShown: boolean) =>
    state.change(({ isWithoutLastModified: _, ...others }) =>
      isShown ? others : { ...others, isWithoutLastModified: true },
    )
  return {
    fields,
    show: (field: string) => (field === LAST_MODIFIED ? showDate(true) : choose(addField(fields, field))),
    hide: (field: string) => (field === LAST_MODIFIED ? showDate(false) : choose(fields.filter(one => one !== field))),
    move: (field: string, to: number) => choose(moveField(fields, field, to)),
    reset: () => {
      setDraft(undefined)
      state.reset()
      onSearch(withParameter(search, '_fields', undefined))
    },
  }
}

export type ChosenFields = ReturnType<typeof useChosenFields>
