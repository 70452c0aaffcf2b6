import { getSchemaType, type FieldErrorProps, type FieldTemplateProps, type RJSFSchema } from '@rjsf/utils'
import { JsonInput } from '../fields/JsonField'
import classes from './form.module.css'

export function FieldTemplate(props: FieldTemplateProps) {
  const {
    registry,
    hidden,
    schema,
    fieldPathId,
    label,
    rawDescription,
    rawErrors,
    readonly,
    errors,
    help,
    children,
    onChange,
    ...rest
  } = props
  const Wrap = registry.templates.WrapIfAdditionalTemplate
  const value: unknown = props.formData
  if (hidden) return <div hidden>{children}</div>
  if (isOfAnotherShape(schema, value))
    return (
      <JsonInput
        id={fieldPathId.$id}
        path={fieldPathId.path}
        label={label}
        description={rawDescription}
        errors={rawErrors}
        readOnly={readonly}
        value={value}
        onChange={next => onChange(next, fieldPathId.path, undefined, fieldPathId.$id)}
      />
    )
  return (
    <Wrap {...rest} registry={registry} schema={schema} label={label} readonly={readonly}>
      {children}
      {errors}
      {help}
    </Wrap>
  )
}

/** A list where the schema wants text, and the like: the field for the schema's type would hide or overwrite it. */
function isOfAnotherShape(schema: RJSFSchema, value: unknown): boolean {
  if (value === undefined || value === null || typeof value === 'function' || schema.anyOf || schema.oneOf) return false
  const types = [getSchemaType(schema) ?? []].flat()
  const shape = Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : 'scalar'
  if (types.length === 0) return false
  const shapes = types.map(type => (type === 'array' || type === 'object' ? type : 'scalar'))
  // Of several types the form draws the first; null counts as none.
  return shapes.find((_, index) => types[index] !== 'null') !== shape && types.some(type => type !== 'null')
}

/** Fields of one line say their errors themselves; this is for objects and lists as wholes. */
export function FieldError({ errors, schema, registry, uiSchema }: FieldErrorProps) {
  const type = getSchemaType(schema)
  const isWhole =
    type === 'object' ||
    (type === 'array' && !registry.schemaUtils.isMultiSelect(schema) && uiSchema?.['ui:widget'] === undefined)
  if (!isWhole || !errors?.length) return null
  return <p className={classes.error}>{errors.map(error => (typeof error === 'string' ? error : '')).join(' ')}</p>
}
