import { useLingui } from '@lingui/react/macro'
import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { readText, writeText } from '~/url/findSearch'
import type { ListSearch } from '~/url/listSearch'
import { withParameter } from '~/url/recordsQuery'
import classes from './Trash.module.css'

const PAUSE_IN_TYPING_MS = 250

type Props = {
  label: string
  icon: ReactNode
  /** Of the address. */
  name: string
  search: ListSearch
  disabled?: boolean
  onSearch: (search: ListSearch) => Promise<void>
}

/** Finds by a part of a text, as the server's own `like_`; the address decides, but for what is being typed. */
export function TrashFilter({ label, icon, name, search, disabled = false, onSearch }: Props) {
  const { t } = useLingui()
  const [draft, setDraft] = useState<string>()
  const ask = async (text: string) => {
    await onSearch(withParameter(search, name, text === '' ? undefined : writeText(text)))
    setDraft(now => (now === text ? undefined : now))
  }
  const askSoon = useDebouncedCallback(ask, PAUSE_IN_TYPING_MS)
  const type = (text: string) => {
    setDraft(text)
    void askSoon(text)
  }
  const text = draft ?? readText(search[name] ?? '')
  return (
    <TextInput
      type="search"
      className={classes.filter}
      aria-label={label}
      placeholder={label}
      leftSection={icon}
      rightSection={
        text !== '' && (
          <CloseButton size="sm" aria-label={t`Clear “${label}”`} onClick={() => (type(''), askSoon.flush())} />
        )
      }
      attributes={{ input: { dir: 'auto' } }}
      disabled={disabled}
      value={text}
      onChange={event => type(event.currentTarget.value)}
      onKeyDown={event => event.key === 'Enter' && askSoon.flush()}
    />
  )
}
