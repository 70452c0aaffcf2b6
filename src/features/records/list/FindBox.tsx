import { useLingui } from '@lingui/react/macro'
import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { MOST_QUICK_FIELDS, readFind, readQuickFind, writeFind, writeQuickFind } from '~/url/findSearch'
import type { ListSearch } from '~/url/listSearch'
import classes from './Toolbar.module.css'

const PAUSE_IN_TYPING_MS = 250

/** No field of a record can be called so: an option of its own. */
const EVERYWHERE = ''

type Props = {
  search: ListSearch
  fields: { field: string; title: string }[]
  /** Those that the list looks in now, when the address does not say. */
  findFields?: readonly string[] | undefined
  onSearch: (search: ListSearch) => Promise<void>
}

/**
 * Finds records by a part of a text, by the server's own `like_` filter, so that it finds in all of them: in one field,
 * or in several at once.
 */
export function FindBox(props: Props) {
  const { t } = useLingui()
  const { field, text, options, titleOf, type, choose, flush } = useFind(props)
  if (field === undefined) return null
  const label = field === EVERYWHERE ? t`Find in all text fields` : t`Find by ${titleOf(field)}`
  const searched = field === EVERYWHERE ? options.filter(one => one !== EVERYWHERE).slice(0, MOST_QUICK_FIELDS) : []
  const where = (props.findFields ?? searched).map(titleOf).join(', ')
  return (
    <search className={classes.find}>
      <TextInput
        type="search"
        className={classes.findText}
        aria-label={label}
        placeholder={label}
        {...(field === EVERYWHERE && { title: t`Looks in ${where}` })}
        attributes={{ input: { dir: 'auto' } }}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          text !== '' && (
            <CloseButton size="sm" aria-label={t`Clear what to find`} onClick={() => (type(''), flush())} />
          )
        }
        value={text}
        onChange={event => type(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && flush()}
      />
      {options.length > 1 && (
        <NativeSelect
          className={classes.findField}
          aria-label={t`Field to find by`}
          data={options.map(one => ({ value: one, label: one === EVERYWHERE ? t`All text fields` : titleOf(one) }))}
          value={field}
          onChange={event => choose(event.currentTarget.value)}
        />
      )}
    </search>
  )
}

/** What is looked for and where; the address decides, but for what is being typed. */
function useFind({ search, fields, onSearch }: Props) {
  const known = fields.map(({ field }) => field)
  const searched = Object.keys(search)
    .filter(name => name.startsWith('like_'))
    .map(name => name.slice('like_'.length))
  const quick = readQuickFind(search)
  const found = readFind(search, [...known, ...searched])
  const [chosen, setChosen] = useState<string>()
  // What was typed and is not in the address yet.
  const [draft, setDraft] = useState<string>()
  const options = [
    ...(known.length > 1 || quick ? [EVERYWHERE] : []),
    ...new Set([...known, ...(found ? [found.field] : [])]),
  ]
  const wanted = chosen !== undefined && options.includes(chosen) ? chosen : known[0]
  const field = quick ? EVERYWHERE : (found?.field ?? wanted)
  const write = (into: string, text: string) => {
    const cleared = found && !quick ? writeFind(search, found, { ...found, text: '' }) : search
    const rest = writeQuickFind(cleared, { text: '', fields: [] })
    const where = quick && quick.fields.length > 0 ? quick.fields : known
    return into === EVERYWHERE
      ? writeQuickFind(rest, { text, fields: where })
      : writeFind(rest, undefined, { field: into, text })
  }
  const ask = async (text: string) => {
    if (field === undefined) return
    // The box stays where it is when its text is emptied.
    setChosen(field)
    await onSearch(write(field, text))
    setDraft(now => (now === text ? undefined : now))
  }
  const askSoon = useDebouncedCallback(ask, PAUSE_IN_TYPING_MS)
  const text = draft ?? quick?.text ?? found?.text ?? ''
  return {
    field,
    text,
    options,
    titleOf: (one: string) => fields.find(other => other.field === one)?.title ?? one,
    type: (next: string) => {
      setDraft(next)
      void askSoon(next)
    },
    choose: (next: string) => {
      setChosen(next)
      if (quick || found) void onSearch(write(next, text))
    },
    flush: () => askSoon.flush(),
  }
}
