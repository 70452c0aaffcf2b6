import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, Drawer, Skeleton, TextInput } from '@mantine/core'
import { IconArrowLeft, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { recordSample } from '~/data/everyRecord'
import { childrenUri } from '~/protocol/ref'
import { countedQuery, readListQuery } from '~/url/recordsQuery'
import { LAST_MODIFIED } from './fieldOrder'
import { fieldList, matchesField, saysMore, type ListedField } from './fieldList'
import { FieldOverview } from './FieldOverview'
import classes from './FieldPanel.module.css'
import type { FieldPanelProps, PanelState } from './FieldPanel'
import { ShareBar } from './ShareBar'
import { typeWords } from './typeWords'

const MOST_LINES = 300

/** All fields, or one of them. */
export function FieldDrawer({ panel, ...props }: FieldPanelProps & { panel: PanelState }) {
  const { t } = useLingui()
  const { of, shape, shown, search, onSearch, onPanel } = props
  const titled = (one: ListedField) => (one.field === LAST_MODIFIED ? { ...one, title: t`Last modified` } : one)
  const listUri = childrenUri(of, 'record')
  const query = countedQuery(readListQuery(search))
  const sample = useQuery(recordSample(listUri, query))
  const fields = sample.data ? fieldList(shape, sample.data, shown).map(titled) : []
  const field = fields.find(one => one.field === panel.field)
  const close = () => onPanel(undefined)
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={460}
      title={
        field ? (
          <Trans>
            What <bdi>{field.title}</bdi> holds
          </Trans>
        ) : (
          t`What the fields hold`
        )
      }
    >
      {sample.isError && <ErrorNotice error={sample.error} onRetry={() => void sample.refetch()} />}
      {sample.isPending && <Skeleton height={320} aria-hidden />}
      {sample.data && field && (
        <>
          <Button
            variant="subtle"
            size="compact-sm"
            mb="sm"
            leftSection={<IconArrowLeft size={16} className={classes.back} aria-hidden />}
            onClick={() => onPanel({ field: undefined })}
          >
            <Trans>All fields</Trans>
          </Button>
          <FieldOverview
            key={`${field.field} ${JSON.stringify(query)}`}
            field={field}
            sample={sample.data}
            listUri={listUri}
            query={query}
            search={search}
            onSearch={next => {
              onSearch(next)
              close()
            }}
          />
        </>
      )}
      {sample.data && !field && (
        <AllFields fields={fields} rows={sample.data.length} onOpen={name => onPanel({ field: name })} />
      )}
    </Drawer>
  )
}

type AllProps = { fields: readonly ListedField[]; rows: number; onOpen: (field: string) => void }

function AllFields({ fields, rows, onOpen }: AllProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const found = fields.filter(field => matchesField(field, typed.trim()))
  return (
    <>
      <TextInput
        type="search"
        aria-label={t`Search fields`}
        placeholder={t`Search fields`}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={typed !== '' && <CloseButton size="sm" aria-label={t`Clear`} onClick={() => setTyped('')} />}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        attributes={{ input: { dir: 'auto' } }}
      />
      <p className={classes.note} role="status">
        <Plural value={found.length} one="# field" other="# fields" />
        {', '}
        <Plural value={rows} one="judged by # record" other="judged by # records" />
      </p>
      <ul className={classes.fields}>
        {found.slice(0, MOST_LINES).map(({ field, title, types, count }) => (
          <li key={field}>
            <button type="button" className={classes.field} onClick={() => onOpen(field)}>
              <span className={classes.names}>
                <bdi>{title}</bdi>
                {saysMore(field, title) && <bdi className={classes.path}>{field}</bdi>}
              </span>
              <span className={classes.types}>{types.map(type => t(typeWords[type])).join(', ')}</span>
              <span className={classes.share}>
                {count}/{rows}
              </span>
              <ShareBar part={count} whole={rows} />
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_LINES && (
        <p className={classes.note}>
          <Plural value={found.length - MOST_LINES} one="# more: search for it" other="# more: search for them" />
        </p>
      )}
    </>
  )
}
