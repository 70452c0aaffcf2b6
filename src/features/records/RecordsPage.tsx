import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Skeleton, Tooltip } from '@mantine/core'
import { IconPlus, IconRefresh } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { ObjectHeader } from '~/components/ObjectHeader'
import { useSession } from '~/data/session'
import { wait } from '~/lib/wait'
import { KintoError } from '~/protocol/KintoError'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { LinkButton } from '~/ui/LinkButton'
import type { ListSearch } from '~/url/listSearch'
import { withoutFilters } from '~/url/recordsQuery'
import { FilterChips } from './list/FilterChips'
import { FindBox } from './list/FindBox'
import { ListBody } from './list/ListBody'
import { ListTotal } from './list/ListTotal'
import { openList } from './list/openList'
import { RecordGrid } from './list/RecordGrid'
import classes from './list/Toolbar.module.css'
import { useColumns } from './list/useColumns'
import { useRecordList, type RecordList } from './list/useRecordList'

const route = getRouteApi('/buckets/$bid/collections/$cid/records')

/** Rows that come sooner than this appear at once; for others the page stands ready with placeholders meanwhile. */
const SKELETON_AFTER_MS = 150

type Loader = { context: { queryClient: QueryClient }; params: CollectionRef; deps: ListSearch }

export async function loader({ context, params, deps }: Loader): Promise<void> {
  const opened = openList(context.queryClient, params, deps).catch((error: unknown) => {
    // A question that the server refuses is answered beside it; the page decides.
    if (error instanceof KintoError && (error.status === 400 || (error.status ?? 0) >= 500)) return
    throw error
  })
  opened.catch(() => undefined) // After the race below the page itself meets the error, in the cache.
  await Promise.race([opened, wait(SKELETON_AFTER_MS)])
}

export function RecordsPage() {
  const { bid, cid } = route.useParams()
  // Nothing of one collection's page may linger in another's.
  return <Records key={uriOf({ bid, cid })} of={{ bid, cid }} search={route.useSearch()} />
}

function Records({ of, search }: { of: CollectionRef; search: ListSearch }) {
  const { t } = useLingui()
  const list = useRecordList(of, search)
  const shown = useColumns(list.shape, search, list.sample)
  const navigate = route.useNavigate()
  const onSearch = useCallback((next: ListSearch) => navigate({ search: next }), [navigate])
  // Every letter would be a step of its own on the way back.
  const onType = useCallback((next: ListSearch) => navigate({ search: next, replace: true }), [navigate])
  const create = <CreateRecord of={of} search={search} />
  return (
    <>
      <ObjectHeader
        of={of}
        current="records"
        aside={<ListTotal list={list} />}
        actions={
          <>
            <Reload list={list} />
            {create}
          </>
        }
      />
      <div className={classes.toolbar}>
        {list.isLoading && !list.refusal && <Skeleton className={classes.findPlace} aria-hidden />}
        <FindBox search={search} fields={shown.textFields} onSearch={onType} />
        <FilterChips search={search} canClear={list.rows.count > 0} onSearch={onSearch} />
      </div>
      {list.reloadError && (
        <ErrorNotice
          error={list.reloadError}
          title={t`The list could not be reloaded; this is how it was`}
          onRetry={list.reload}
        />
      )}
      <ListBody list={list} create={create} onClearFilters={() => void onSearch(withoutFilters(search))}>
        <RecordGrid of={of} search={search} list={list} shown={shown} onSearch={onSearch} />
      </ListBody>
    </>
  )
}

function CreateRecord({ of, search }: { of: CollectionRef; search: ListSearch }) {
  const { t } = useLingui()
  const { info } = useSession()
  const isReadOnly = info.settings.readonly
  const link = (
    <LinkButton
      to="/buckets/$bid/collections/$cid/records/+record"
      params={of}
      search={search}
      disabled={isReadOnly}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      <Trans>Create record</Trans>
    </LinkButton>
  )
  return isReadOnly ? <Tooltip label={t`This server is read-only.`}>{link}</Tooltip> : link
}

function Reload({ list }: { list: RecordList }) {
  const { t } = useLingui()
  return (
    <ActionIcon
      variant="default"
      size="input-sm"
      aria-label={t`Reload the list`}
      loading={list.isReloading}
      onClick={list.reload}
    >
      <IconRefresh size={16} aria-hidden />
    </ActionIcon>
  )
}
