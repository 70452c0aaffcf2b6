import { Trans, useLingui } from '@lingui/react/macro'
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react'
import { roundedNumbers } from '~/lib/parseJson'
import type { JsonObject } from '~/protocol/json'

/** A browser reads 9007199254740993 as …992 and cannot know: writing it back would change it without a word. */
export function RoundedNotice({ data }: { data: JsonObject }) {
  const { t } = useLingui()
  const places = roundedNumbers(data)
  if (places.length === 0) return null
  const named = places
    .slice(0, 3)
    .map(path => path.join(' › '))
    .join(', ')
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle />}
      title={t`Numbers that a browser cannot hold exactly`}
    >
      <Trans>
        At <bdi>{named}</bdi> the server may hold other digits than are shown here. Saving this record writes the digits
        that are shown.
      </Trans>
    </Alert>
  )
}

/** The record is gone from the server while its edit lives on here. */
export function DeletedNotice({ onCreate, isSaving }: { onCreate: () => void; isSaving: boolean }) {
  const { t } = useLingui()
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconTrash />}
      role="alert"
      title={t`This record was deleted meanwhile`}
    >
      <Text>
        <Trans>What you typed is still here. It can be created again under the same id.</Trans>
      </Text>
      <Group mt="sm">
        <Button size="xs" onClick={onCreate} loading={isSaving}>
          <Trans>Create it again</Trans>
        </Button>
      </Group>
    </Alert>
  )
}

export function OutdatedNotice() {
  return (
    <Alert color="gray" variant="light" role="status">
      <Trans>
        Somebody saved this record since you opened it. When you save, you will be asked how to combine the two.
      </Trans>
    </Alert>
  )
}
