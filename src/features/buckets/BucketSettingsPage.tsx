import { useLingui } from '@lingui/react/macro'
import { Divider, Stack } from '@mantine/core'
import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { DeleteObject } from '~/components/DeleteObject'
import { EditForm } from '~/components/EditForm'
import { JsonField } from '~/components/JsonField'
import { ObjectHeader } from '~/components/ObjectHeader'
import { objectView } from '~/data/queries'
import { uriOf, type BucketRef } from '~/protocol/ref'

const route = getRouteApi('/buckets/$bid/settings')

type Loader = { context: { queryClient: QueryClient }; params: BucketRef }
export const loader = ({ context, params }: Loader) => context.queryClient.query(objectView(uriOf(params)))

export function BucketSettingsPage() {
  const { t } = useLingui()
  const bucket = route.useParams()
  const { data } = useSuspenseQuery(objectView(uriOf(bucket)))
  return (
    <>
      <ObjectHeader of={bucket} current="settings" />
      <Stack gap="xl">
        <EditForm key={bucket.bid} of={bucket} loaded={data.data}>
          {({ draft, replace, setInvalid, isReadOnly }) => (
            <JsonField
              label={t`Attributes`}
              description={t`Anything that your applications want to know about this bucket.`}
              value={draft}
              onChange={value => replace(value ?? {})}
              onInvalid={isInvalid => setInvalid('attributes', isInvalid)}
              readOnly={isReadOnly}
            />
          )}
        </EditForm>
        <Divider maw={720} />
        <DeleteObject of={bucket} lastModified={data.data.last_modified} leadsTo="/" />
      </Stack>
    </>
  )
}
