import { Trans, useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useSession } from '~/data/session'
import classes from './BucketTree.module.css'
import { TreeError } from './TreeError'
import { keyOfRow, type TreeRow } from './treeRows'
import type { useTree } from './useTree'

type Props = { row: TreeRow; tree: ReturnType<typeof useTree>; onLeave: (() => void) | undefined }

/** One line: a bucket, a collection, or what there is to say in their place. */
export function TreeLine({ row, tree, onLeave }: Props) {
  const key = keyOfRow(row)
  switch (row.type) {
    case 'bucket':
      return <BucketLine row={row} tree={tree} onLeave={onLeave} />
    case 'collection':
      return <CollectionLine row={row} tree={tree} onLeave={onLeave} />
    case 'error':
      return (
        <div className={classes.inner} data-line={key}>
          <TreeError error={tree.branchOf(row.bid)?.error} onRetry={() => tree.branchOf(row.bid)?.retry()} />
        </div>
      )
    case 'more':
      return <MoreLine row={row} tree={tree} />
    case 'loading':
    case 'empty':
      return (
        <div className={classes.inner} data-line={key}>
          <span className={classes.message}>
            {row.type === 'empty' ? <Trans>No collections</Trans> : <Trans>Loading…</Trans>}
          </span>
        </div>
      )
  }
}

function BucketLine({ row, tree, onLeave }: Props & { row: Extract<TreeRow, { type: 'bucket' }> }) {
  const { t } = useLingui()
  const { info } = useSession()
  const { bid, isOpen } = row
  const isHere = tree.place.bid === bid
  return (
    <div className={classes.line} data-line={keyOfRow(row)} data-here={isHere && tree.place.cid === undefined}>
      <UnstyledButton
        className={classes.disclosure}
        data-disclosure
        aria-expanded={isOpen}
        aria-label={t`Collections of ${bid}`}
        onClick={() => tree.toggle(bid)}
      >
        <IconChevronRight size={14} aria-hidden className={classes.chevron} />
      </UnstyledButton>
      <Link
        to="/buckets/$bid/collections"
        params={{ bid }}
        className={classes.link}
        activeOptions={{ exact: true, includeSearch: false }}
        aria-current={isHere || undefined}
        onClick={() => {
          tree.choose(bid, true)
          onLeave?.()
        }}
      >
        <bdi>{bid}</bdi>
      </Link>
      {info.user?.bucket === bid && (
        <span className={classes.mark} title={t`Your own bucket, also reachable as “default”`}>
          <Trans>default</Trans>
        </span>
      )}
    </div>
  )
}

function CollectionLine({ row, tree, onLeave }: Props & { row: Extract<TreeRow, { type: 'collection' }> }) {
  const { bid, cid } = row
  const isHere = tree.place.bid === bid && tree.place.cid === cid
  return (
    <div className={classes.line} data-line={keyOfRow(row)} data-here={isHere} data-inner>
      <Link
        to="/buckets/$bid/collections/$cid/records"
        params={{ bid, cid }}
        search={{}}
        className={classes.link}
        activeOptions={{ exact: true, includeSearch: false }}
        aria-current={isHere || undefined}
        onClick={onLeave}
      >
        <bdi>{cid}</bdi>
      </Link>
    </div>
  )
}

function MoreLine({ row, tree }: { row: Extract<TreeRow, { type: 'more' }>; tree: Props['tree'] }) {
  const { t } = useLingui()
  const branch = row.bid === undefined ? undefined : tree.branchOf(row.bid)
  const isLoading = branch ? branch.isLoadingMore : tree.list.isFetchingNextPage
  const hasFailed = branch ? branch.error !== null : tree.list.isError
  const label = row.bid === undefined ? t`Show more buckets` : t`Show more collections of ${row.bid}`
  return (
    <div className={row.bid === undefined ? classes.line : classes.inner} data-line={keyOfRow(row)}>
      <UnstyledButton
        className={classes.action}
        aria-label={label}
        aria-disabled={isLoading}
        onClick={() => !isLoading && (branch ? branch.loadMore() : void tree.list.fetchNextPage())}
      >
        {isLoading ? (
          <Trans>Loading…</Trans>
        ) : hasFailed ? (
          <Trans>Not loaded. Try again</Trans>
        ) : (
          <Trans>Show more</Trans>
        )}
      </UnstyledButton>
    </div>
  )
}
