import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { typesOf, type FieldInfo } from './fieldInfos'
import classes from './filter.module.css'
import { focusHere } from './LatePopover'
import { OptionList } from './OptionList'
import { fieldName } from './words'

/** More than a person reads through; typing finds the others. */
const MOST_SHOWN = 100

type Props = {
  label: string
  fields: readonly FieldInfo[]
  /** What can be chosen beside fields, e.g. deleted records. */
  extras?: readonly { key: string; title: string }[]
  onPick: (field: string) => void
}

type Item = { key: string; title: string; path?: string; kind?: string }

/** A list of fields to search in; a path that nobody knows can be typed as well. */
export function FieldPicker({ label, fields, extras = [], onPick }: Props) {
  const { t, i18n } = useLingui()
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const wanted = text.trim().toLowerCase()
  const kindOf = useKindNames()
  const known: Item[] = [
    ...fields.map(info => ({
      key: info.field,
      title: fieldName(info, i18n),
      path: info.field,
      kind: kindOf(info),
    })),
    ...extras,
  ]
  const found = known
    .filter(({ title, path = '' }) => title.toLowerCase().includes(wanted) || path.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(begins(b, wanted)) - Number(begins(a, wanted)))
  const isKnown = known.some(({ key }) => key === text.trim())
  const typed: Item[] = wanted !== '' && !isKnown ? [{ key: text.trim(), title: t`Use “${text.trim()}”` }] : []
  const items = [...found.slice(0, MOST_SHOWN), ...typed]
  const at = Math.min(active, items.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setActive(Math.max(0, Math.min(items.length - 1, at + step)))
    }
    const item = items[at]
    if (event.key === 'Enter' && item) {
      event.preventDefault()
      onPick(item.key)
    }
  }
  return (
    <div className={classes.picker}>
      <TextInput
        ref={focusHere}
        data-autofocus
        size="sm"
        variant="unstyled"
        className={classes.pickerInput}
        leftSection={<IconSearch size={16} aria-hidden />}
        aria-label={label}
        placeholder={label}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={items[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <OptionList
        id={id}
        label={label}
        items={items}
        active={at}
        onActive={setActive}
        onPick={index => onPick(items[index]?.key ?? '')}
      >
        {({ title, path, kind }) => (
          <>
            <bdi className={classes.optionTitle}>{title}</bdi>
            {path !== undefined && saysMore(path, title) && <bdi className={classes.optionPath}>{path}</bdi>}
            {kind !== undefined && <span className={classes.optionKind}>{kind}</span>}
          </>
        )}
      </OptionList>
      {found.length > MOST_SHOWN && (
        <p className={classes.more}>
          <Trans>{found.length - MOST_SHOWN} more. Type to find them.</Trans>
        </p>
      )}
    </div>
  )
}

const begins = ({ title, path = '' }: Item, wanted: string) =>
  wanted !== '' && (title.toLowerCase().startsWith(wanted) || path.toLowerCase().startsWith(wanted))

function useKindNames() {
  const { t } = useLingui()
  const names = {
    string: t`text`,
    number: t`number`,
    boolean: t`yes/no`,
    array: t`list`,
    object: t`object`,
    null: t`null`,
  }
  return ({ field, types, schema }: FieldInfo) => {
    if (field === 'last_modified') return t`time`
    const known = [...(schema ? typesOf(schema) : types)].filter(type => type !== 'null')
    const [only] = known.length === 1 ? known : []
    return known.length > 1 ? t`mixed` : only && names[only]
  }
}

/** `Common name` tells nothing of `name.common`, but `Flag` of `flag`. */
export const saysMore = (path: string, title: string): boolean => bareName(path) !== bareName(title)
const bareName = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/g, '')
