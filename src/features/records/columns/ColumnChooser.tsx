import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { recordSample } from '~/data/everyRecord'
import { childrenUri } from '~/protocol/ref'
import { countedQuery, readListQuery } from '~/url/recordsQuery'
import { ChosenList } from './ChosenList'
import classes from './ColumnChooser.module.css'
import type { ColumnsProps } from './ColumnsButton'
import { canAskFor, LAST_MODIFIED } from './fieldOrder'
import { fieldList, matchesField, saysMore, type ListedField } from './fieldList'
import { LayoutControls } from './LayoutControls'
import { useChosenFields } from './useChosenFields'
import { useFocusKept } from './useFocusKept'

/** More lines than these nobody reads; what is typed finds the others. */
const MOST_LINES = 150
const NONE: never[] = []
/** The chooser's code may come after the focus was set. */
const focusFirst = (input: HTMLInputElement | null) => input?.focus()

export function ColumnChooser({ onClose, ...props }: ColumnsProps & { onClose: () => void }) {
  const { t } = useLingui()
  const { of, shape, shown, state, search, onOverview } = props
  const [typed, setTyped] = useState('')
  const chosen = useChosenFields({ ...props, shown: shown.columns.map(({ id }) => id) })
  const section = useRef<HTMLElement>(null)
  const keepFocus = useFocusKept(section, chosen.fields.join('\n'))
  const sample = useQuery(recordSample(childrenUri(of, 'record'), countedQuery(readListQuery(search))))
  const rows = sample.data ?? NONE
  const titles = new Map(shown.columns.map(({ id, title }) => [id, title]))
  const titled = (one: ListedField) => ({
    ...one,
    title: one.field === LAST_MODIFIED ? t`Last modified` : (titles.get(one.field) ?? one.title),
  })
  const fields = fieldList(shape, rows, chosen.fields).map(titled)
  const found = fields.filter(field => matchesField(field, typed.trim()))
  const others = found.filter(({ field }) => !chosen.fields.includes(field))
  const overview = (field?: string) => {
    onClose()
    onOverview(field)
  }
  return (
    <section ref={section} className={classes.chooser} aria-label={t`Columns`}>
      <div className={classes.head}>
        <TextInput
          type="search"
          ref={focusFirst}
          aria-label={t`Search fields`}
          placeholder={t`Search fields`}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={typed !== '' && <CloseButton size="sm" aria-label={t`Clear`} onClick={() => setTyped('')} />}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          attributes={{ input: { dir: 'auto' } }}
        />
      </div>
      <div className={classes.scroller}>
        <ChosenList
          fields={found.filter(({ field }) => chosen.fields.includes(field)).slice(0, MOST_LINES)}
          chosen={chosen}
          pinned={state.layout.pinned}
          onMove={keepFocus}
          onOverview={overview}
        />
        <h2 className={classes.title}>
          <Trans>More fields</Trans>
        </h2>
        {sample.isError && <ErrorNotice error={sample.error} onRetry={() => void sample.refetch()} />}
        <ul className={classes.list}>
          {others.slice(0, MOST_LINES).map(field => (
            <OtherField
              key={field.field}
              field={field}
              rows={rows}
              onShow={name => {
                keepFocus()
                chosen.show(name)
              }}
            />
          ))}
        </ul>
        {others.length === 0 && (
          <p className={classes.note} role="status">
            {typed === '' ? <Trans>All fields are shown.</Trans> : <Trans>No other field is called so.</Trans>}
          </p>
        )}
        {others.length > MOST_LINES && (
          <p className={classes.note}>
            <Plural value={others.length - MOST_LINES} one="# more: search for it" other="# more: search for them" />
          </p>
        )}
      </div>
      <LayoutControls state={state} columns={chosen.fields.length} />
      <div className={classes.foot}>
        <Button variant="subtle" size="compact-sm" onClick={chosen.reset}>
          <Trans>Reset columns</Trans>
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => overview()}>
          <Trans>What the fields hold…</Trans>
        </Button>
      </div>
    </section>
  )
}

type OtherProps = { field: ListedField; rows: readonly object[]; onShow: (field: string) => void }

function OtherField({ field: { field, title, count }, rows, onShow }: OtherProps) {
  const { t } = useLingui()
  // Kinto takes every dot for a way into an object.
  const isDotted = field.includes('.') && rows.some(row => Object.hasOwn(row, field))
  const canShow = canAskFor(field) && !isDotted
  return (
    <li className={classes.line}>
      <label className={classes.name} title={canShow ? field : t`Kinto cannot be asked for a field of this name.`}>
        <input
          type="checkbox"
          checked={false}
          disabled={!canShow}
          onChange={() => onShow(field)}
          data-act={`${field} shown`}
        />
        <bdi>{title}</bdi>
        {saysMore(field, title) && <bdi className={classes.path}>{field}</bdi>}
      </label>
      {rows.length > 0 && (
        <span className={classes.seen}>
          <Trans>
            {count} of {rows.length}
          </Trans>
        </span>
      )}
    </li>
  )
}
