import { Divider, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { DeleteObject } from '~/components/DeleteObject'
import { EditForm } from '~/components/EditForm'
import { JsonField } from '~/components/JsonField'
import { ObjectHeader } from '~/components/ObjectHeader'
import { objectView } from '~/data/queries'
import { uriOf, type BucketRef, type GroupRef } from '~/protocol/ref'
import { MembersField } from './MembersField'

const route = getRouteApi('/buckets/$bid/groups/$gid/members')

type Loader = { context: { queryClient: QueryClient }; params: GroupRef }
export const loader = ({ context, params }: Loader) => context.queryClient.query(objectView(uriOf(params)))

const groupsOf = ({ bid }: BucketRef) => `${uriOf({ bid })}/groups`

export function GroupPage() {
  const { t } = useLingui()
  const group = route.useParams()
  const { data } = useSuspenseQuery(objectView(uriOf(group)))
  return (
    <>
      <ObjectHeader of={group} current="members" />
      <Stack gap="xl">
        <EditForm key={uriOf(group)} of={group} loaded={data.data}>
          {({ draft: { members, ...others }, set, replace, setInvalid, isReadOnly }) => (
            <>
              <MembersField value={textsOf(members)} onChange={value => set('members', value)} readOnly={isReadOnly} />
              <JsonField
                label={t`Other attributes`}
                value={Object.keys(others).length === 0 ? undefined : others}
                onChange={value => replace({ members: textsOf(members), ...value })}
                onInvalid={isInvalid => setInvalid('others', isInvalid)}
                readOnly={isReadOnly}
              />
            </>
          )}
        </EditForm>
        <Divider maw={720} />
        <DeleteObject of={group} lastModified={data.data.last_modified} leadsTo={groupsOf(group)} />
      </Stack>
    </>
  )
}

/** The server lets only texts in; a group made without data has no key at all. */
const textsOf = (members: unknown) => (Array.isArray(members) ? members.filter(one => typeof one === 'string') : [])
