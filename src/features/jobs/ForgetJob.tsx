import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { canUndo, forgetJob, isEnded, type Job } from '~/data/jobs'

/** Only what has ended can be forgotten. */
export function ForgetJob({ job, onForgotten }: { job: Job; onForgotten: () => void }) {
  const { t } = useLingui()
  const [isOpen, setIsOpen] = useState(false)
  const forget = useMutation({ mutationFn: () => forgetJob(job.id), onSuccess: onForgotten })
  if (!isEnded(job)) return null
  const close = () => setIsOpen(false)
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setIsOpen(true)}>
        <Trans>Forget…</Trans>
      </Button>
      <Modal opened={isOpen} onClose={close} title={t`Forget this job?`} transitionProps={{ duration: 0 }}>
        <Stack>
          <Text>
            {canUndo(job) ? (
              <Trans>
                The records stay as they are now. This browser forgets what they were, so it cannot be undone.
              </Trans>
            ) : (
              <Trans>The records stay as they are now. This browser forgets what became of each.</Trans>
            )}
          </Text>
          {forget.isError && <ErrorNotice error={forget.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              <Trans>Cancel</Trans>
            </Button>
            <Button color="red" loading={forget.isPending} onClick={() => forget.mutate()}>
              <Trans>Forget</Trans>
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
