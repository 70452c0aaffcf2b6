import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { startJob } from '~/data/jobs'
import { confirmationOf, isConfirmed } from './confirmation'
import type { SelectionProps } from './SelectionBar'

/** Names of so many records are said. */
const MOST_NAMED = 3

type Props = SelectionProps & { onClose: () => void }

/** Says what goes, and asks for the number where it is large. */
export function DeleteDialog({ of, picked, onClose }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const { count } = picked
  const asked = confirmationOf(count, of.cid)
  const isSure = asked === undefined || isConfirmed(typed, asked)
  const start = useMutation({
    mutationFn: () => startJob({ type: 'delete', select: picked.select() }, of),
    onSuccess: () => {
      onClose()
      picked.clear()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isSure && !start.isPending) start.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={<Question count={count} />} transitionProps={{ duration: 0 }}>
      <form onSubmit={submit}>
        <Stack>
          <Text>
            <Trans>
              Out of <bdi>{of.cid}</bdi>, on the server, for everybody.
            </Trans>{' '}
            <Named picked={picked} />
          </Text>
          <Text c="dimmed" size="sm">
            <Trans>
              What somebody else changes meanwhile is left alone. It can be undone while this browser keeps it.
            </Trans>
          </Text>
          {asked !== undefined && (
            <TextInput
              label={<Ask asked={asked} />}
              value={typed}
              onChange={event => setTyped(event.currentTarget.value)}
              data-autofocus
              autoComplete="off"
              spellCheck={false}
            />
          )}
          {start.isError && <ErrorNotice error={start.error} title={t`It could not begin; nothing was deleted`} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus={asked === undefined || undefined}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" color="red" disabled={!isSure} loading={start.isPending}>
              <Does count={count} />
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Question({ count }: { count: number | undefined }) {
  if (count === undefined) return <Trans>Delete all records that match?</Trans>
  return <Plural value={count} one="Delete # record?" other="Delete # records?" />
}

function Does({ count }: { count: number | undefined }) {
  if (count === undefined) return <Trans>Delete all that match</Trans>
  return <Plural value={count} one="Delete # record" other="Delete # records" />
}

const Ask = ({ asked }: { asked: string }) => (
  <Trans>
    Type{' '}
    <b>
      <bdi>{asked}</bdi>
    </b>{' '}
    to confirm
  </Trans>
)

function Named({ picked }: Pick<SelectionProps, 'picked'>) {
  const { count = 0 } = picked
  const names = picked.rows(MOST_NAMED + 1).map(picked.grid.labelOf)
  if (names.length !== count || count > MOST_NAMED) return null
  return names.map((name, index) => (
    <span key={index}>
      {index > 0 && ', '}
      <b>
        <bdi>{name}</bdi>
      </b>
    </span>
  ))
}
