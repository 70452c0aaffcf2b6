import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { IconRefresh, IconRestore, IconSearch, IconUser } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ErrorNotice } from '~/components/ErrorNotice'
import { ObjectHeader } from '~/components/ObjectHeader'
import { objectView } from '~/data/queries'
import { useSession } from '~/data/session'
import { trashPages } from '~/data/trash'
import { wait } from '~/lib/wait'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { readListSearch, type ListSearch } from '~/url/listSearch'
import { withParameter } from '~/url/recordsQuery'
import { TrashBody } from './trash/TrashBody'
import { TrashFilter } from './trash/TrashFilter'
import classes from './trash/Trash.module.css'
import { useChoice } from './trash/useChoice'
import { useRestore } from './trash/useRestore'
import { standsInPlace, trashQuestion, useTrash, type Trash } from './trash/useTrash'

/** Rows that come sooner than this appear at once; for others the page stands ready with placeholders meanwhile. */
const SKELETON_AFTER_MS = 150

type Loader = { context: { queryClient: QueryClient }; params: CollectionRef; deps: ListSearch }

export async function loader({ context, params, deps }: Loader): Promise<void> {
  const question = trashQuestion(deps)
  const rows = context.queryClient.infiniteQuery(trashPages(params, question)).catch((error: unknown) => {
    if (!standsInPlace(error, question.user !== undefined)) throw error
  })
  // Whoever may not read the collection may still read what was deleted, without names of its own.
  const collection = context.queryClient.query(objectView(uriOf(params))).catch(() => undefined)
  const opened = Promise.all([rows, collection])
  opened.catch(() => undefined) // After the race below the page itself meets the error, in the cache.
  await Promise.race([opened, wait(SKELETON_AFTER_MS)])
}

export function TrashPage() {
  const { bid = '', cid = '' } = useParams({ strict: false })
  const search = readListSearch(useSearch({ strict: false }))
  // Nothing of one collection's page may linger in another's.
  return <Deleted key={uriOf({ bid, cid })} of={{ bid, cid }} search={search} />
}

function Deleted({ of, search }: { of: CollectionRef; search: ListSearch }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const trash = useTrash(of, search)
  const restore = useRestore(of, trash.shape.schema !== undefined)
  const choice = useChoice(trash.rows, restore)
  // Every letter would be a step of its own on the way back.
  const onSearch = (next: ListSearch) => navigate({ to: '.', search: next, replace: true })
  const clear = () => onSearch(withParameter(withParameter(search, 'like_id', undefined), 'like_user_id', undefined))
  const begin = () => {
    restore.begin(choice.chosen)
    choice.setAll(false)
  }
  return (
    <>
      <ObjectHeader
        of={of}
        current="trash"
        actions={
          <>
            <Reload trash={trash} />
            <RestoreChosen count={choice.chosen.length} isStarting={restore.isStarting} onRestore={begin} />
          </>
        }
      />
      <div className={classes.toolbar}>
        <TrashFilter
          label={t`Find by id`}
          icon={<IconSearch size={16} aria-hidden />}
          name="like_id"
          search={search}
          onSearch={onSearch}
        />
        {trash.kept.isKept && (
          <TrashFilter
            label={t`Deleted by`}
            icon={<IconUser size={16} aria-hidden />}
            name="like_user_id"
            search={search}
            onSearch={onSearch}
          />
        )}
      </div>
      {restore.error && <ErrorNotice error={restore.error} title={t`Nothing was restored`} />}
      {trash.reloadError && (
        <ErrorNotice
          error={trash.reloadError}
          title={t`The list could not be reloaded; this is how it was`}
          onRetry={trash.reload}
        />
      )}
      <TrashBody of={of} trash={trash} restore={restore} choice={choice} onClear={() => void clear()} />
    </>
  )
}

function RestoreChosen({
  count,
  isStarting,
  onRestore,
}: {
  count: number
  isStarting: boolean
  onRestore: () => void
}) {
  const { t } = useLingui()
  const isReadOnly = useSession().info.settings.readonly
  const why = isReadOnly ? t`This server is read-only.` : count === 0 ? t`Choose records in the list.` : undefined
  return (
    <Button
      leftSection={<IconRestore size={16} aria-hidden />}
      disabled={why !== undefined}
      title={why}
      loading={isStarting}
      onClick={onRestore}
    >
      {count === 0 ? <Trans>Restore</Trans> : <Plural value={count} one="Restore # record" other="Restore # records" />}
    </Button>
  )
}

function Reload({ trash }: { trash: Trash }) {
  const { t } = useLingui()
  return (
    <ActionIcon
      variant="default"
      size="input-sm"
      aria-label={t`Reload the list`}
      loading={trash.isReloading}
      onClick={trash.reload}
    >
      <IconRefresh size={16} aria-hidden />
    </ActionIcon>
  )
}
