import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useCreateObject } from '~/data/mutations'
import { useSession } from '~/data/session'
import type { JsonObject } from '~/protocol/json'
import { KintoError } from '~/protocol/KintoError'
import { ID_PATTERN } from '~/protocol/objects'
import { uriOf, type Ref } from '~/protocol/ref'
import { toast } from '~/ui/toast'
import { ErrorNotice } from './ErrorNotice'
import { useLeaveGuard } from './useLeaveGuard'

type Props = {
  label: string
  refOf: (id: string) => Ref
  /** Undefined while a field below is not valid: it shows its own message. */
  data: JsonObject | undefined
  isDirty?: boolean
  /** Where to go afterwards. */
  addressOf: (id: string) => string
  children?: ReactNode
}

/** Creates a bucket, collection or group under a chosen id. Never overwrites: an id in use is said at the field. */
export function CreateObjectForm({ label, refOf, data, isDirty = false, addressOf, children }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const create = useCreateObject()
  const isReadOnly = useSession().info.settings.readonly
  const [id, setId] = useState('')
  const [problem, setProblem] = useState<string>()
  const guard = useLeaveGuard((id !== '' || isDirty) && !create.isSuccess)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong =
      id === ''
        ? t`Give it an id.`
        : ID_PATTERN.test(id)
          ? undefined
          : t`Use letters, digits, "-" and "_", and begin with a letter or a digit.`
    setProblem(wrong)
    if (wrong || !data || isReadOnly) return
    create.mutate(
      { ref: refOf(id), data },
      {
        onSuccess: () => {
          guard.release()
          toast(t`${label} ${id} created`)
          void navigate({ to: addressOf(id) })
        },
        onError: error => error instanceof KintoError && error.status === 412 && setProblem(t`This id is in use.`),
      },
    )
  }
  const isTaken = create.error instanceof KintoError && create.error.status === 412
  return (
    <form onSubmit={submit} noValidate>
      {guard.dialog}
      <Stack gap="lg" maw={720}>
        <TextInput
          label={t`Id`}
          value={id}
          onChange={event => setId(event.currentTarget.value)}
          error={problem}
          required
          data-autofocus
          autoFocus
          description={t`Part of its address; it cannot be changed later.`}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
        {isTaken && (
          <a href={`#${uriOf(refOf(id))}`}>
            <Trans>Open the one that is there</Trans>
          </a>
        )}
        {children}
        {create.isError && !isTaken && <ErrorNotice error={create.error} />}
        <Group>
          <Button type="submit" loading={create.isPending} disabled={isReadOnly} aria-describedby="create-hint">
            <Trans>Create</Trans>
          </Button>
          <Text id="create-hint" size="sm" c="dimmed">
            {isReadOnly && t`This server is read-only.`}
          </Text>
        </Group>
      </Stack>
    </form>
  )
}
