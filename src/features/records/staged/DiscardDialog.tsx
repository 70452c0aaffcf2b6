import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { unstageRecords, type StagedEdits } from '~/data/staged'

type Props = { edits: StagedEdits; counts: { cells: number; records: number }; onClose: () => void }

/** Asks: what was typed exists nowhere else. */
export function DiscardDialog({ edits, counts, onClose }: Props) {
  const { t } = useLingui()
  const discard = () => {
    edits.update(stage => unstageRecords(stage, [...stage.keys()]))
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t`Discard what you typed?`} size="sm" zIndex={210}>
      <Stack>
        <Text>
          <Plural value={counts.cells} one="# change" other="# changes" />{' '}
          <Trans>would be gone for good. The records on the server stay as they are.</Trans>
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            <Trans>Keep</Trans>
          </Button>
          <Button color="red" onClick={discard}>
            <Trans>Discard</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
