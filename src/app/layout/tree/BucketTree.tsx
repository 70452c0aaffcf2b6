import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CloseButton, Skeleton, TextInput, VisuallyHidden } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useSession } from '~/data/session'
import { LinkIcon } from '~/ui/LinkIcon'
import classes from './BucketTree.module.css'
import { TreeError } from './TreeError'
import { TreeList } from './TreeList'
import { useTree } from './useTree'

/** Buckets and their collections. `onLeave`: a link was followed, so a drawer may close. */
export function BucketTree({ onLeave }: { onLeave?: () => void }) {
  const { t } = useLingui()
  const tree = useTree()
  const { list, filter, setFilter, rows, buckets } = tree
  const isFiltered = filter.trim() !== ''
  const shown = rows.filter(row => row.type === 'bucket' || row.type === 'collection').length
  return (
    <div className={classes.tree} data-navigation-tree>
      <div className={classes.top}>
        <TextInput
          size="xs"
          aria-label={t`Filter buckets and collections`}
          placeholder={t`Filter`}
          value={filter}
          onChange={event => setFilter(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Escape' && setFilter('')}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={
            filter !== '' && <CloseButton size="xs" aria-label={t`Clear the filter`} onClick={() => setFilter('')} />
          }
          className={classes.filter}
          spellCheck={false}
          autoComplete="off"
        />
        <NewBucket onLeave={onLeave} />
      </div>
      {list.isPending && <TreeSkeleton />}
      {!list.data && list.isError && <TreeError error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && buckets.length === 0 && (
        <p className={classes.note}>
          <Trans>No bucket here is yours to see.</Trans>
        </p>
      )}
      {list.data && <TreeList tree={tree} onLeave={onLeave} />}
      <p className={classes.note} role="status">
        {isFiltered && shown === 0 && <Trans>Nothing that is loaded here matches.</Trans>}
        {isFiltered && shown > 0 && (
          <VisuallyHidden>
            <Plural value={shown} one="# line shown" other="# lines shown" />
          </VisuallyHidden>
        )}
      </p>
    </div>
  )
}

function NewBucket({ onLeave }: { onLeave: (() => void) | undefined }) {
  const { t } = useLingui()
  const { info } = useSession()
  const isReadOnly = info.settings.readonly
  const label = isReadOnly ? t`New bucket: this server is read-only` : t`New bucket`
  return (
    <LinkIcon
      to="/+bucket"
      variant="subtle"
      color="gray"
      size={30}
      aria-label={label}
      title={label}
      disabled={isReadOnly}
      onClick={onLeave}
    >
      <IconPlus size={16} aria-hidden />
    </LinkIcon>
  )
}

const TreeSkeleton = () => (
  <div className={classes.skeleton} aria-hidden>
    {[60, 45, 70, 50].map(width => (
      <Skeleton key={width} height={12} width={`${width}%`} />
    ))}
  </div>
)
