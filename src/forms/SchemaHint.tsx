import { Trans } from '@lingui/react/macro'
import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { SchemaFault } from './schema/checkSchema'

/** Why there is no form, for a person who may or may not be able to change the schema. */
export function SchemaHint({ fault }: { fault: SchemaFault }) {
  return (
    <Alert
      variant="light"
      color={fault.reason === 'absent' || fault.reason === 'no-fields' ? 'gray' : 'yellow'}
      icon={<IconInfoCircle />}
    >
      <Sentence fault={fault} />
    </Alert>
  )
}

function Sentence({ fault }: { fault: SchemaFault }) {
  const found =
    'found' in fault ? (
      <code>
        <bdi>{fault.found}</bdi>
      </code>
    ) : null
  switch (fault.reason) {
    case 'absent':
      return <Trans>There is no schema, so there is no form: this is edited as JSON.</Trans>
    case 'no-fields':
      return <Trans>The schema names no fields, so there is no form: this is edited as JSON.</Trans>
    case 'not-an-object':
      return (
        <Trans>
          The schema is {found} and not an object, so there is no form. This is edited as JSON until the schema is
          repaired.
        </Trans>
      )
    case 'not-for-objects':
      return (
        <Trans>
          The schema is for values of type {found}, not for objects, so there is no form. This is edited as JSON until
          the schema is repaired.
        </Trans>
      )
    case 'bad-keyword':
      return (
        <Trans>
          The schema says {found} for "<bdi>{fault.at}</bdi>", which means nothing there, so there is no form. This is
          edited as JSON until the schema is repaired.
        </Trans>
      )
    case 'unknown-ref':
      return (
        <Trans>
          The schema refers to {found}, which is not inside it, so there is no form. This is edited as JSON until the
          schema is repaired.
        </Trans>
      )
    case 'endless':
      return (
        <Trans>
          The schema refers to itself without end, so there is no form. This is edited as JSON until the schema is
          repaired.
        </Trans>
      )
    case 'crashed':
      return (
        <Trans>
          The form could not be drawn; something in the schema or uiSchema is likely the cause. This is edited as JSON.
        </Trans>
      )
    case 'too-large':
      return <Trans>The schema is too large for a form. This is edited as JSON.</Trans>
  }
}
