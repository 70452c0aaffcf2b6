import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'

type Props = { isOpen: boolean; onStay: () => void; onDrop: () => void }

/** A form cannot show a text that is no JSON: one repairs it, or goes back to what could be read. */
export function BrokenTextDialog({ isOpen, onStay, onDrop }: Props) {
  const { t } = useLingui()
  return (
    <Modal opened={isOpen} onClose={onStay} title={t`The JSON cannot be read yet`} size="sm">
      <Stack>
        <Text>
          <Trans>
            The form needs JSON without mistakes. Repair the text, or go back to the last value that could be read.
          </Trans>
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDrop}>
            <Trans>Go back to the last value</Trans>
          </Button>
          <Button onClick={onStay} data-autofocus>
            <Trans>Repair the text</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
