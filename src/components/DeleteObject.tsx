import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { deletionImpact } from '~/data/impact'
import { useRemoveObject } from '~/data/mutations'
import { useSession } from '~/data/session'
import { idOf, kindOf, type Ref } from '~/protocol/ref'
import { toast } from '~/ui/toast'
import { ErrorNotice } from './ErrorNotice'

type Props = { of: Ref; lastModified: number; /** Where to go afterwards. */ leadsTo: string }

/** The danger at the end of a settings page: says how much goes with the object and asks for its name. */
export function DeleteObject(props: Props) {
  const { t } = useLingui()
  const isReadOnly = useSession().info.settings.readonly
  const [opened, dialog] = useDisclosure()
  return (
    <Group justify="space-between" maw={720}>
      <Text c="dimmed">
        {kindOf(props.of) === 'group' ? (
          <Trans>Deleting a group leaves its members as they are.</Trans>
        ) : (
          <Trans>Deleting also removes everything below it.</Trans>
        )}
      </Text>
      <Button
        color="red"
        variant="outline"
        onClick={dialog.open}
        disabled={isReadOnly}
        title={isReadOnly ? t`This server is read-only.` : undefined}
      >
        <DeleteLabel of={props.of} />
      </Button>
      <Modal opened={opened} onClose={dialog.close} title={<DeleteQuestion of={props.of} />} size="md">
        {opened && <DeleteDialog {...props} close={dialog.close} />}
      </Modal>
    </Group>
  )
}

function DeleteLabel({ of }: { of: Ref }) {
  const kind = kindOf(of)
  if (kind === 'bucket') return <Trans>Delete bucket…</Trans>
  if (kind === 'group') return <Trans>Delete group…</Trans>
  return <Trans>Delete collection…</Trans>
}

function DeleteQuestion({ of }: { of: Ref }) {
  const id = <bdi>{idOf(of)}</bdi>
  const kind = kindOf(of)
  if (kind === 'bucket') return <Trans>Delete bucket {id}?</Trans>
  if (kind === 'group') return <Trans>Delete group {id}?</Trans>
  return <Trans>Delete collection {id}?</Trans>
}

function DeleteDialog({ of, lastModified, leadsTo, close }: Props & { close: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const remove = useRemoveObject()
  const [typed, setTyped] = useState('')
  const id = idOf(of)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed !== id) return
    remove.mutate(
      { ref: of, lastModified },
      {
        onSuccess: async () => {
          await navigate({ to: leadsTo })
          toast(
            <Trans>
              Deleted <bdi>{id}</bdi>
            </Trans>,
          )
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Impact of={of} />
        <TextInput
          label={
            <Trans>
              Type{' '}
              <b>
                <bdi>{id}</bdi>
              </b>{' '}
              to confirm
            </Trans>
          }
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
        />
        {remove.isError && <ErrorNotice error={remove.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t`Cancel`}</Button>
          <Button type="submit" color="red" disabled={typed !== id} loading={remove.isPending}>{t`Delete`}</Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What goes with it, counted on the server while the dialog is open. */
function Impact({ of }: { of: Ref }) {
  const impact = useQuery(deletionImpact(of))
  if (kindOf(of) === 'group')
    return (
      <Text>
        <Trans>Its members lose the rights that they had through it.</Trans>
      </Text>
    )
  if (impact.isError) return <ErrorNotice error={impact.error} onRetry={() => void impact.refetch()} />
  if (!impact.data)
    return (
      <Text c="dimmed" role="status">
        <Trans>Counting what goes with it…</Trans>
      </Text>
    )
  const { collections, groups, records, uncounted } = impact.data
  return (
    <div role="status">
      <Text>
        <Trans>This goes with it and cannot be brought back:</Trans>
      </Text>
      <ul>
        {kindOf(of) === 'bucket' && (
          <li>
            <Plural value={collections} _0="no collections" one="# collection" other="# collections" />
          </li>
        )}
        {kindOf(of) === 'bucket' && (
          <li>
            <Plural value={groups} _0="no groups" one="# group" other="# groups" />
          </li>
        )}
        <li>
          <Plural value={records} _0="no records" one="# record" other="# records" />
          {uncounted > 0 && (
            <Plural
              value={uncounted}
              one=", and those of # collection that could not be counted"
              other=", and those of # collections that could not be counted"
            />
          )}
        </li>
      </ul>
    </div>
  )
}
