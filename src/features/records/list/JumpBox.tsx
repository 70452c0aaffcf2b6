import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, Popover, TextInput } from '@mantine/core'
import { IconArrowBarToDown } from '@tabler/icons-react'
import { useState } from 'react'
import { cutText, previewJson } from '~/lib/previewJson'
import { valueAt } from '~/lib/valueAt'
import type { Json, JsonObject } from '~/protocol/json'
import { readAt, writeAt } from '~/url/atSearch'
import type { ListSearch } from '~/url/listSearch'
import { isSortable, readListQuery, STANDARD_SORT } from '~/url/recordsQuery'
import { fieldSchema, fieldTitle, type CollectionShape } from './collectionShape'
import classes from './Toolbar.module.css'

const LONGEST = 40

type Props = {
  search: ListSearch
  shape: CollectionShape
  /** Rows to judge the field's type by, where the schema does not tell. */
  sample: readonly JsonObject[] | undefined
  onSearch: (search: ListSearch) => Promise<void>
}

type Kind = 'text' | 'number' | 'time'

/** Goes to a value of the first sort key; the list goes on from there in both directions. */
export function JumpBox({ search, shape, sample, onSearch }: Props) {
  const { t } = useLingui()
  const [isOpen, setIsOpen] = useState(false)
  const [first = ''] = readListQuery(search, shape.sort).sort ?? STANDARD_SORT
  const field = first.replace(/^[-+]/, '')
  if (!isSortable(field) || search._token !== undefined) return null
  const kind = kindOf(field, shape, sample)
  const title = field === 'last_modified' ? t`Last modified` : fieldTitle(shape.schema, field)
  const at = readAt(search)
  const go = (value: Json | undefined) => {
    setIsOpen(false)
    void onSearch(writeAt(search, value))
  }
  return (
    <div className={classes.filters}>
      <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus position="bottom-start">
        <Popover.Target>
          <Button
            variant="default"
            leftSection={<IconArrowBarToDown size={16} aria-hidden />}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Trans>Go to…</Trans>
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <JumpForm kind={kind} title={title} onGo={go} />
        </Popover.Dropdown>
      </Popover>
      {at !== undefined && (
        <span className={classes.chip}>
          <bdi>{t`from ${cutText(textOf(at, kind), LONGEST)}`}</bdi>
          <CloseButton size="xs" aria-label={t`Go to the beginning of the list`} onClick={() => go(undefined)} />
        </span>
      )}
    </div>
  )
}

function JumpForm({ kind, title, onGo }: { kind: Kind; title: string; onGo: (value: Json) => void }) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const value = valueOf(text, kind)
  return (
    <form
      className={classes.find}
      onSubmit={event => {
        event.preventDefault()
        if (value !== undefined) onGo(value)
      }}
    >
      <TextInput
        data-autofocus
        type={kind === 'time' ? 'datetime-local' : 'text'}
        inputMode={kind === 'number' ? 'decimal' : 'text'}
        aria-label={t`Go to ${title}`}
        placeholder={title}
        error={text !== '' && value === undefined && t`A number is needed here.`}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Button type="submit" disabled={value === undefined}>
        <Trans>Go</Trans>
      </Button>
    </form>
  )
}

/** The type that the schema names, else that of the first row that has the field. */
function kindOf(field: string, { schema }: CollectionShape, sample: Props['sample']): Kind {
  if (field === 'last_modified') return 'time'
  if (field === 'id') return 'text'
  const type = fieldSchema(schema, field)?.type
  if (type === 'number' || type === 'integer') return 'number'
  if (type !== undefined) return 'text'
  const found = sample?.map(row => valueAt(row, field)).find(value => value !== undefined && value !== null)
  return typeof found === 'number' ? 'number' : 'text'
}

/** Undefined: not of this type. */
function valueOf(text: string, kind: Kind): Json | undefined {
  if (text.trim() === '') return undefined
  if (kind === 'text') return text
  const number = kind === 'time' ? new Date(text).getTime() : Number(text)
  return Number.isFinite(number) ? number : undefined
}

const textOf = (value: Json, kind: Kind) =>
  kind === 'time' && typeof value === 'number' ? new Date(value).toLocaleString() : previewJson(value)
