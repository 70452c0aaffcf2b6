import { Trans, useLingui } from '@lingui/react/macro'
import { Text } from '@mantine/core'
import { useInViewport } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, type QueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ObjectHeader } from '~/components/ObjectHeader'
import { listQuery, ObjectTable } from '~/components/ObjectTable'
import { objectPages, objectTotal } from '~/data/queries'
import { isJsonObject } from '~/protocol/json'
import { childrenUri, uriOf, type BucketRef, type CollectionRef } from '~/protocol/ref'
import { EmptyState } from '~/ui/EmptyState'
import { LinkButton } from '~/ui/LinkButton'

const route = getRouteApi('/buckets/$bid/collections')

type Loader = { context: { queryClient: QueryClient }; params: BucketRef }
export const loader = ({ context, params }: Loader) =>
  context.queryClient.infiniteQuery(objectPages(childrenUri(params, 'collection'), listQuery))

/** Counted by HEAD, and only for rows that somebody sees: a count costs the server a scan. */
function RecordCount({ of }: { of: CollectionRef }) {
  const { i18n } = useLingui()
  const { ref, inViewport } = useInViewport()
  const total = useQuery({ ...objectTotal(childrenUri(of, 'record')), enabled: inViewport })
  return <span ref={ref}>{total.isError ? '–' : total.data === undefined ? '…' : i18n.number(total.data)}</span>
}

export function CollectionsPage() {
  const { t } = useLingui()
  const bucket = route.useParams()
  const create = (
    <LinkButton to="/buckets/$bid/+collection" params={bucket} leftSection={<IconPlus size={16} aria-hidden />}>
      <Trans>Create collection</Trans>
    </LinkButton>
  )
  return (
    <>
      <ObjectHeader of={bucket} current="collections" actions={create} />
      <ObjectTable
        label={t`Collections of ${bucket.bid}`}
        listUri={childrenUri(bucket, 'collection')}
        addressOf={({ id }) => `${uriOf({ ...bucket, cid: id })}/records`}
        columns={[
          { header: t`Records`, numeric: true, cell: ({ id }) => <RecordCount of={{ ...bucket, cid: id }} /> },
          {
            header: t`Form`,
            cell: ({ schema }) =>
              isJsonObject(schema) ? t`From its schema` : <Text span c="dimmed">{t`No schema`}</Text>,
          },
        ]}
        empty={
          <EmptyState title={t`No collections yet`} action={create}>
            <Trans>A collection holds records of one kind, such as articles or places.</Trans>
          </EmptyState>
        }
      />
    </>
  )
}
