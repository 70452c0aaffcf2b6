import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus, IconRefresh } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { ObjectHeader } from '~/components/ObjectHeader'
import { useSession } from '~/data/session'
import { wait } from '~/lib/wait'
import { KintoError } from '~/protocol/KintoError'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { LinkButton } from '~/ui/LinkButton'
import type { ListSearch } from '~/url/listSearch'
import { FieldPanel, type PanelState } from './columns/FieldPanel'
import { useColumnLayout } from './columns/useColumnLayout'
import { useDrawing } from './columns/useDrawing'
import { useGridLayout } from './columns/useGridLayout'
import { ListNews } from './list/ListNews'
import { ListTotal } from './list/ListTotal'
import { openList } from './list/openList'
import { RecordSheet } from './list/RecordSheet'
import { RecordToolbar } from './list/RecordToolbar'
import { useColumns } from './list/useColumns'
import { useRecordList, type RecordList } from './list/useRecordList'
import { PeekBeside } from './peek/PeekBeside'
import { PeekButton } from './peek/PeekButton'
import { usePeek } from './peek/usePeek'
import { knownStartSearch, startSearch, useViews } from './views/useViews'
import { ViewsButton } from './views/ViewsButton'

const route = getRouteApi('/buckets/$bid/collections/$cid/records')

/** Rows that come sooner than this appear at once; for others the page stands ready with placeholders meanwhile. */
const SKELETON_AFTER_MS = 150

type Loader = { context: { queryClient: QueryClient }; params: CollectionRef; deps: ListSearch }

export async function loader({ context, params, deps }: Loader): Promise<void> {
  const search = knownStartSearch(context.queryClient, params, deps) ?? deps
  const opened = openList(context.queryClient, params, search).catch((error: unknown) => {
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
  const { server } = useSession()
  const views = useViews(server, of, search)
  const columnLayout = useColumnLayout(server, of, views.current?.view)
  const shown = useColumns(list.shape, search, list.sample, useDrawing(of, columnLayout))
  const [panel, setPanel] = useState<PanelState>()
  const onOverview = useCallback((field?: string) => setPanel({ field }), [])
  const navigate = route.useNavigate()
  const onSearch = useCallback((next: ListSearch) => navigate({ search: next }), [navigate])
  // Every letter would be a step of its own on the way back.
  const onType = useCallback((next: ListSearch) => navigate({ search: next, replace: true }), [navigate])
  const layout = useGridLayout({ state: columnLayout, shown, search, onSearch: onType, onOverview })
  const peek = usePeek()
  const start = startSearch(views, search)
  if (start) return <Navigate to="." search={start} replace />
  const create = <CreateRecord of={of} search={search} />
  return (
    <PeekBeside peek={peek} of={of} shape={list.shape} search={search}>
      <ObjectHeader
        of={of}
        current="records"
        aside={
          <>
            <ListTotal list={list} />
            <ViewsButton of={of} views={views} state={columnLayout} search={search} onSearch={onSearch} />
          </>
        }
        actions={
          <>
            <PeekButton peek={peek} />
            <Reload list={list} />
            {create}
          </>
        }
      />
      <RecordToolbar
        of={of}
        search={search}
        list={list}
        shown={shown}
        columnLayout={columnLayout}
        onSearch={onSearch}
        onType={onType}
        onOverview={onOverview}
      />
      <ListNews list={list} />
      {list.reloadError && (
        <ErrorNotice
          error={list.reloadError}
          title={t`The list could not be reloaded; this is how it was`}
          onRetry={list.reload}
        />
      )}
      <RecordSheet
        of={of}
        search={search}
        list={list}
        shown={shown}
        layout={layout}
        create={create}
        onActive={peek.onActive}
        onSearch={onSearch}
      />
      <FieldPanel
        of={of}
        shape={list.shape}
        shown={shown.columns.map(({ id }) => id)}
        search={search}
        onSearch={onSearch}
        panel={panel}
        onPanel={setPanel}
      />
    </PeekBeside>
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
