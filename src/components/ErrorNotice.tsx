import { useLingui } from '@lingui/react/macro'
import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { KintoError } from '~/protocol/KintoError'
import { explain } from './explain'

type Props = { error: unknown; title?: string; onRetry?: () => void }

/** An error where it happened: what happened in words, what the server said, and a way to go on. */
export function ErrorNotice({ error, title, onRetry }: Props) {
  const { t } = useLingui()
  const sentence = explain(error)
  const lines =
    error instanceof KintoError
      ? error.details.map(detail => detail.description).filter(text => text !== error.message)
      : []
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={title} role="alert">
      {typeof sentence === 'string' ? <bdi>{sentence}</bdi> : t(sentence)}
      {lines.map(line => (
        <div key={line}>
          <bdi>{line}</bdi>
        </div>
      ))}
      {onRetry && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onRetry}>{t`Try again`}</Button>
        </Group>
      )}
    </Alert>
  )
}
