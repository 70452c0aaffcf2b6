import { Trans } from '@lingui/react/macro'
import { Button, Title } from '@mantine/core'
import { ADDITIONAL_PROPERTY_FLAG, canExpand, titleId, type ObjectFieldTemplateProps } from '@rjsf/utils'
import { useContext } from 'react'
import classes from './form.module.css'
import { ItemContext } from './itemContext'

const ORDERS = [2, 3, 4, 5, 6] as const

/** The level of a heading that stands this deep in the form; the page itself has the first. */
export const orderOf = (depth: number) => ORDERS[Math.min(depth, ORDERS.length) - 1] ?? 2

export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const {
    title,
    description,
    properties,
    fieldPathId,
    schema,
    uiSchema,
    formData,
    readonly,
    disabled,
    optionalDataControl,
    onAddProperty,
  } = props
  const item = useContext(ItemContext)
  const depth = fieldPathId.path.length
  // A field with a free name has that name beside it.
  const isFree = ADDITIONAL_PROPERTY_FLAG in schema
  const heading = depth === 0 || isFree ? '' : item ? `${item.title} ${item.number}` : title
  const id = titleId(fieldPathId)
  return (
    <ItemContext value={null}>
      <div
        role="group"
        id={fieldPathId.$id}
        aria-labelledby={heading ? id : undefined}
        className={depth === 0 || item || isFree ? undefined : classes.nested}
      >
        {heading && (
          <Title order={orderOf(depth)} size="h3" id={id} className={classes.heading}>
            <bdi>{heading}</bdi>
          </Title>
        )}
        {description && <p className={classes.hint}>{description}</p>}
        <div className={classes.fields}>
          {optionalDataControl}
          {properties.filter(property => !property.hidden).map(property => property.content)}
          {canExpand(schema, uiSchema, formData) && (
            <div>
              <Button variant="default" size="xs" disabled={disabled || readonly} onClick={onAddProperty}>
                <Trans>Add a field</Trans>
              </Button>
            </div>
          )}
        </div>
      </div>
    </ItemContext>
  )
}
