import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Stack, TextInput } from '@mantine/core'
import {
  ADDITIONAL_PROPERTY_FLAG,
  getSchemaType,
  ID_KEY,
  type CyclicSchemaExpandProps,
  type FieldHelpProps,
  type MultiSchemaFieldTemplateProps,
  type WrapIfAdditionalTemplateProps,
} from '@rjsf/utils'
import { IconTrash } from '@tabler/icons-react'
import classes from './form.module.css'
import { IconButton } from './IconButton'

export const FieldHelp = ({ help }: FieldHelpProps) => (help ? <p className={classes.hint}>{help}</p> : null)

/** Each field says its description itself, where its label is. */
export const NoDescription = () => null

export const MultiSchema = ({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) => (
  <Stack gap="sm">
    {selector}
    {optionSchemaField}
  </Stack>
)

/** A schema that contains itself goes on as deep as somebody asks for. */
export function CyclicExpand({ name, fieldPathId, onExpand }: CyclicSchemaExpandProps) {
  return (
    <div>
      <Button variant="default" size="xs" onClick={() => onExpand(fieldPathId[ID_KEY])}>
        <Trans>Show {name}</Trans>
      </Button>
    </div>
  )
}

/** A field that the schema does not name: its own name can be changed, and it can be taken away. */
export function WrapIfAdditional(props: WrapIfAdditionalTemplateProps) {
  const { t } = useLingui()
  const { id, label, schema, readonly, disabled, children, onKeyRenameBlur, onRemoveProperty } = props
  if (!(ADDITIONAL_PROPERTY_FLAG in schema)) return <div>{children}</div>
  const type = getSchemaType(schema)
  return (
    <div className={classes.additional} data-block={type === 'object' || type === 'array' || undefined}>
      <TextInput
        key={label}
        className={classes.additionalKey}
        id={`${id}-key`}
        label={t`Field name`}
        defaultValue={label}
        disabled={disabled}
        readOnly={readonly}
        onBlur={onKeyRenameBlur}
        attributes={{ input: { dir: 'auto' } }}
      />
      <div className={classes.additionalValue}>{children}</div>
      <div className={classes.additionalRemove}>
        <IconButton
          name={t`Remove ${label}`}
          icon={<IconTrash size={16} aria-hidden />}
          disabled={disabled || readonly}
          onClick={onRemoveProperty}
        />
      </div>
    </div>
  )
}
