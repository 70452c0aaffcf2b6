import { Trans, useLingui } from '@lingui/react/macro'
import { Title } from '@mantine/core'
import { CreateObjectForm } from '~/components/CreateObjectForm'

export function BucketCreatePage() {
  const { t } = useLingui()
  return (
    <>
      <Title order={1} mb="lg">
        <Trans>Create bucket</Trans>
      </Title>
      <CreateObjectForm
        label={t`Bucket`}
        refOf={bid => ({ bid })}
        data={{}}
        addressOf={bid => `/buckets/${bid}/collections`}
      />
    </>
  )
}
