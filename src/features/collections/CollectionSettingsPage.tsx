import { Divider, Stack } from '@mantine/core'
import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { DeleteObject } from '~/components/DeleteObject'
import { EditForm } from '~/components/EditForm'
import { ObjectHeader } from '~/components/ObjectHeader'
import { objectView } from '~/data/queries'
import { childrenUri, uriOf, type CollectionRef } from '~/protocol/ref'
import { CollectionFields } from './CollectionFields'

const route = getRouteApi('/buckets/$bid/collections/$cid/settings')

type Loader = { context: { queryClient: QueryClient }; params: CollectionRef }
export const loader = ({ context, params }: Loader) => context.queryClient.query(objectView(uriOf(params)))

export function CollectionSettingsPage() {
  const collection = route.useParams()
  const { data } = useSuspenseQuery(objectView(uriOf(collection)))
  return (
    <>
      <ObjectHeader of={collection} current="settings" />
      <Stack gap="xl">
        <EditForm key={uriOf(collection)} of={collection} loaded={data.data}>
          {editing => <CollectionFields {...editing} />}
        </EditForm>
        <Divider maw={720} />
        <DeleteObject
          of={collection}
          lastModified={data.data.last_modified}
          leadsTo={childrenUri({ bid: collection.bid }, 'collection')}
        />
      </Stack>
    </>
  )
}
