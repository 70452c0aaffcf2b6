import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ObjectHeader } from '~/components/ObjectHeader'
import { listQuery, ObjectTable } from '~/components/ObjectTable'
import { objectPages } from '~/data/queries'
import { childrenUri, uriOf, type BucketRef } from '~/protocol/ref'
import { EmptyState } from '~/ui/EmptyState'
import { LinkButton } from '~/ui/LinkButton'

const route = getRouteApi('/buckets/$bid/groups')

type Loader = { context: { queryClient: QueryClient }; params: BucketRef }
export const loader = ({ context, params }: Loader) =>
  context.queryClient.infiniteQuery(objectPages(childrenUri(params, 'group'), listQuery))

export function GroupsPage() {
  const { t } = useLingui()
  const bucket = route.useParams()
  const create = (
    <LinkButton to="/buckets/$bid/+group" params={bucket} leftSection={<IconPlus size={16} aria-hidden />}>
      <Trans>Create group</Trans>
    </LinkButton>
  )
  return (
    <>
      <ObjectHeader of={bucket} current="groups" actions={create} />
      <ObjectTable
        label={t`Groups of ${bucket.bid}`}
        listUri={childrenUri(bucket, 'group')}
        addressOf={({ id }) => `${uriOf({ ...bucket, gid: id })}/members`}
        columns={[
          // A group made without data has no `members` key at all (kinto-protocol 8.1).
          {
            header: t`Members`,
            cell: ({ members }) => (
              <Plural value={Array.isArray(members) ? members.length : 0} _0="none" one="# member" other="# members" />
            ),
          },
        ]}
        empty={
          <EmptyState title={t`No groups yet`} action={create}>
            <Trans>A group names people, so that rights can be given to all of them at once.</Trans>
          </EmptyState>
        }
      />
    </>
  )
}
