import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Title } from '@mantine/core'
import {
  getSchemaType,
  getUiOptions,
  titleId,
  type ArrayFieldItemButtonsTemplateProps,
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
} from '@rjsf/utils'
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react'
import { createContext, useContext, useState } from 'react'
import classes from './form.module.css'
import { IconButton } from './IconButton'
import { ItemContext } from './itemContext'
import { orderOf } from './ObjectTemplate'

/** The title of the list that an entry stands in. */
const ListContext = createContext('')

/** Entries beyond these are drawn when asked for. */
const DRAWN_AT_ONCE = 100

export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { t } = useLingui()
  const {
    title,
    items,
    canAdd,
    disabled,
    readonly,
    fieldPathId,
    schema,
    uiSchema,
    required,
    optionalDataControl,
    onAddClick,
  } = props
  const [limit, setLimit] = useState(DRAWN_AT_ONCE)
  const options = getUiOptions(uiSchema)
  const name = options.title ?? title
  const description = options.description ?? schema.description
  const hidden = items.length - limit
  const add = () => {
    setLimit(now => Math.max(now, items.length + 1))
    onAddClick()
  }
  return (
    <ListContext value={name}>
      <div role="group" id={fieldPathId.$id} aria-labelledby={titleId(fieldPathId)}>
        <Title order={orderOf(fieldPathId.path.length)} size="h3" id={titleId(fieldPathId)} className={classes.heading}>
          <bdi>{name}</bdi>
          {required && <span aria-hidden> *</span>}
        </Title>
        {description && <p className={classes.hint}>{description}</p>}
        {optionalDataControl}
        {items.length === 0 && (
          <p className={classes.hint}>
            <Trans>No entries yet.</Trans>
          </p>
        )}
        <ul className={classes.items}>{items.slice(0, limit)}</ul>
        <Group gap="sm">
          {hidden > 0 && (
            <Button variant="default" size="xs" onClick={() => setLimit(limit + 10 * DRAWN_AT_ONCE)}>
              <Plural value={hidden} one="Show # more entry" other="Show # more entries" />
            </Button>
          )}
          {canAdd && (
            <Button
              variant="default"
              size="xs"
              disabled={disabled || readonly}
              onClick={add}
              aria-label={t`Add an entry to ${name}`}
            >
              <Trans>Add an entry</Trans>
            </Button>
          )}
        </Group>
      </div>
    </ListContext>
  )
}

export function ArrayItemTemplate({
  children,
  buttonsProps,
  hasToolbar,
  index,
  schema,
  registry,
  uiSchema,
}: ArrayFieldItemTemplateProps) {
  const list = useContext(ListContext)
  const Buttons = registry.templates.ArrayFieldItemButtonsTemplate
  const type = getSchemaType(schema)
  const isBlock = type === 'object' || type === 'array'
  return (
    <li className={classes.item} data-block={isBlock || undefined}>
      <ItemContext value={{ title: list, number: index + 1 }}>
        <div className={classes.itemField}>{children}</div>
      </ItemContext>
      {hasToolbar && (
        <div className={classes.itemButtons}>
          <Buttons {...buttonsProps} schema={schema} uiSchema={uiSchema} registry={registry} />
        </div>
      )}
    </li>
  )
}

export function ArrayItemButtons(props: ArrayFieldItemButtonsTemplateProps) {
  const { t } = useLingui()
  const list = useContext(ListContext)
  const { index, totalItems, hasCopy, hasMoveUp, hasMoveDown, hasRemove, disabled, readonly } = props
  const name = `${list} ${index + 1}`
  const isFixed = disabled || readonly
  return (
    <>
      {(hasMoveUp || hasMoveDown) && (
        <>
          <IconButton
            name={t`Move ${name} up`}
            icon={<IconArrowUp size={16} aria-hidden />}
            disabled={isFixed || index === 0}
            onClick={props.onMoveUpItem}
          />
          <IconButton
            name={t`Move ${name} down`}
            icon={<IconArrowDown size={16} aria-hidden />}
            disabled={isFixed || index === totalItems - 1}
            onClick={props.onMoveDownItem}
          />
        </>
      )}
      {hasCopy && (
        <IconButton
          name={t`Copy ${name}`}
          icon={<IconCopy size={16} aria-hidden />}
          disabled={isFixed}
          onClick={props.onCopyItem}
        />
      )}
      {hasRemove && (
        <IconButton
          name={t`Remove ${name}`}
          icon={<IconTrash size={16} aria-hidden />}
          disabled={isFixed}
          onClick={props.onRemoveItem}
        />
      )}
    </>
  )
}
