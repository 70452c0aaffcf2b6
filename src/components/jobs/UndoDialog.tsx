import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { ErrorNotice } from '../ErrorNotice'
import type { Job } from '~/data/jobs'

type Props = {
  job: Job
  undo: { mutate: () => void; isPending: boolean; isError: boolean; error: unknown }
  onClose: () => void
}

/** Says what undoing does before it does it. */
export function UndoDialog({ job, undo, onClose }: Props) {
  const { t } = useLingui()
  const { done } = job.counts
  return (
    <Modal opened onClose={onClose} title={t`Undo this job?`} transitionProps={{ duration: 0 }}>
      <Stack>
        <Text>
          <Plural
            value={done}
            one="# record becomes again what it was before."
            other="# records become again what they were before."
          />
        </Text>
        <Text c="dimmed">
          <Trans>What somebody wrote since is left as it is, and listed afterwards.</Trans>
        </Text>
        {undo.isError && <ErrorNotice error={undo.error} title={t`It could not begin; nothing was undone`} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button onClick={undo.mutate} loading={undo.isPending} data-autofocus>
            <Plural value={done} one="Undo # record" other="Undo # records" />
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
