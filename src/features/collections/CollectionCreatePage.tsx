import { Trans, useLingui } from '@lingui/react/macro'
import { Text, Title } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { CreateObjectForm } from '~/components/CreateObjectForm'

const route = getRouteApi('/buckets/$bid/+collection')

export function CollectionCreatePage() {
  const { t } = useLingui()
  const { bid } = route.useParams()
  return (
    <>
      <Title order={1} mb="lg" tabIndex={-1}>
        <Trans>
          Create collection in <bdi>{bid}</bdi>
        </Trans>
      </Title>
      <CreateObjectForm
        label={t`Collection`}
        refOf={cid => ({ bid, cid })}
        data={{}}
        addressOf={cid => `/buckets/${bid}/collections/${cid}/settings`}
      >
        <Text c="dimmed">
          <Trans>Its columns, its order and the form of its records are chosen next, on its settings page.</Trans>
        </Text>
      </CreateObjectForm>
    </>
  )
}
