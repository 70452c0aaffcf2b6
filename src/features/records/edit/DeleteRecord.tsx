import { Trans, useLingui } from '@lingui/react/macro'
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ErrorNotice } from '~/components/ErrorNotice'
import { useRemoveObject } from '~/data/mutations'
import { KintoError } from '~/protocol/KintoError'
import type { KintoObject } from '~/protocol/objects'
import type { RecordRef } from '~/protocol/ref'

type Props = {
  of: RecordRef
  title: string
  record: KintoObject
  isReadOnly: boolean
  /** Before and, when it failed, after: nobody should ask for a record that is going. */
  onGoing: (isGoing: boolean) => void
  onDeleted: () => void
}

export function DeleteRecord(props: Props) {
  const { t } = useLingui()
  const [isOpen, dialog] = useDisclosure()
  const name = (
    <b>
      <bdi>{props.title}</bdi>
    </b>
  )
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        onClick={dialog.open}
        disabled={props.isReadOnly}
        title={props.isReadOnly ? t`This server is read-only.` : undefined}
      >
        <Trans>Delete</Trans>
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={<Trans>Delete record {name}?</Trans>}>
        {isOpen && <Dialog {...props} close={dialog.close} />}
      </Modal>
    </>
  )
}

function Dialog({ of, record, onGoing, onDeleted, close }: Props & { close: () => void }) {
  const remove = useRemoveObject()
  const theirs = remove.error instanceof KintoError && remove.error.status === 412 ? remove.error.existing : undefined
  const start = (lastModified: number) => {
    onGoing(true)
    remove.mutate({ ref: of, lastModified }, { onSuccess: onDeleted, onError: () => onGoing(false) })
  }
  return (
    <Stack>
      <Text>
        <Trans>
          The record{' '}
          <code>
            <bdi>{record.id}</bdi>
          </code>{' '}
          is taken out of <bdi>{of.cid}</bdi> on the server.
        </Trans>
      </Text>
      {theirs && (
        <Alert color="yellow" variant="light" role="alert">
          <Trans>Somebody changed it since you opened it. It was not deleted.</Trans>
        </Alert>
      )}
      {remove.isError && !theirs && <ErrorNotice error={remove.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() => start(theirs?.last_modified ?? record.last_modified)}
        >
          {theirs ? <Trans>Delete the newer version</Trans> : <Trans>Delete</Trans>}
        </Button>
      </Group>
    </Stack>
  )
}
