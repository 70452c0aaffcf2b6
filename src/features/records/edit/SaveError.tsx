import { Trans, useLingui } from '@lingui/react/macro'
import { Alert, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { KintoError } from '~/protocol/KintoError'
import type { CollectionRef } from '~/protocol/ref'

type Props = { error: unknown; of: CollectionRef; right: 'write' | 'create' }

/** Why the save did not go through, beside what was typed, which stays. */
export function SaveError({ error, of, right }: Props) {
  const { t } = useLingui()
  if (error === undefined) return null
  if (!(error instanceof KintoError) || error.status !== 403)
    return <ErrorNotice error={error} title={t`Not saved; what you typed is still here`} />
  const place = <bdi>{of.cid}</bdi>
  return (
    <Alert color="red" variant="light" icon={<IconLock />} role="alert" title={t`Not saved: you lack the right`}>
      {right === 'write' ? (
        <Text>
          <Trans>
            Saving needs <b>write</b> on this record, on the collection {place} or on its bucket. What you typed is
            still here.
          </Trans>
        </Text>
      ) : (
        <Text>
          <Trans>
            Creating needs <b>record:create</b> or <b>write</b> on the collection {place}, or <b>write</b> on its
            bucket. What you typed is still here.
          </Trans>
        </Text>
      )}
    </Alert>
  )
}

/** What the server said about fields of the first level, by their names (kinto-protocol 11: `name` is not always one). */
export function fieldErrorsOf(error: unknown, data: object, fields: object): Record<string, string> {
  if (!(error instanceof KintoError) || error.status !== 400) return {}
  const isField = (name: string) => Object.hasOwn(fields, name) || Object.hasOwn(data, name)
  return Object.fromEntries(
    error.details.filter(({ name }) => isField(name)).map(({ name, description }) => [name, description]),
  )
}
