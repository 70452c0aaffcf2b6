import { Trans } from '@lingui/react/macro'
import { Text } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'

/** Nothing to fill in. The library's own field writes `null` where nothing was. */
export function NullField({ schema, name }: FieldProps) {
  return (
    <div>
      <Text fw={500} size="sm">
        {schema.title ?? name}
      </Text>
      <Text c="dimmed" size="sm">
        <Trans>Always null.</Trans>
      </Text>
    </div>
  )
}
