import { useLingui } from '@lingui/react/macro'
import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { readFind, writeFind } from '~/url/findSearch'
import type { ListSearch } from '~/url/listSearch'
import classes from './Toolbar.module.css'

const PAUSE_IN_TYPING_MS = 250

type Props = {
  search: ListSearch
  fields: { field: string; title: string }[]
  onSearch: (search: ListSearch) => Promise<void>
}

/** Finds records by a part of one text, by the server's own `like_` filter, so that it finds in all of them. */
export function FindBox({ search, fields, onSearch }: Props) {
  const { t } = useLingui()
  const searched = Object.keys(search)
    .filter(name => name.startsWith('like_'))
    .map(name => name.slice('like_'.length))
  const known = fields.map(({ field }) => field)
  const found = readFind(search, [...known, ...searched])
  const [chosen, setChosen] = useState<string>()
  // What was typed and is not in the address yet.
  const [draft, setDraft] = useState<string>()
  const field = found?.field ?? (chosen !== undefined && known.includes(chosen) ? chosen : known[0])
  const ask = async (text: string) => {
    if (field === undefined) return
    await onSearch(writeFind(search, found, { field, text }))
    setDraft(now => (now === text ? undefined : now))
  }
  const askSoon = useDebouncedCallback(ask, PAUSE_IN_TYPING_MS)
  if (field === undefined) return null

  const titleOf = (one: string) => fields.find(other => other.field === one)?.title ?? one
  const text = draft ?? found?.text ?? ''
  const type = (next: string) => {
    setDraft(next)
    void askSoon(next)
  }
  const choose = (next: string) => {
    setChosen(next)
    if (found) void onSearch(writeFind(search, found, { field: next, text }))
  }
  const options = known.includes(field) ? known : [field, ...known]
  return (
    <search className={classes.find}>
      <TextInput
        type="search"
        className={classes.findText}
        aria-label={t`Find by ${titleOf(field)}`}
        placeholder={t`Find by ${titleOf(field)}`}
        attributes={{ input: { dir: 'auto' } }}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          text !== '' && (
            <CloseButton size="sm" aria-label={t`Clear what to find`} onClick={() => (setDraft(''), void ask(''))} />
          )
        }
        value={text}
        onChange={event => type(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && askSoon.flush()}
      />
      {options.length > 1 && (
        <NativeSelect
          className={classes.findField}
          aria-label={t`Field to find by`}
          data={options.map(one => ({ value: one, label: titleOf(one) }))}
          value={field}
          onChange={event => choose(event.currentTarget.value)}
        />
      )}
    </search>
  )
}
