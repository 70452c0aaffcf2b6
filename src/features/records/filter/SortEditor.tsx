import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, CloseButton, VisuallyHidden } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronUp,
  IconGripVertical,
  IconPlus,
} from '@tabler/icons-react'
import { useRef, useState, type PointerEvent } from 'react'
import { isSortable } from '~/url/recordsQuery'
import { moveKey, type SortKey } from '~/url/sortSearch'
import { infoOf, type FieldInfo } from './fieldInfos'
import { FieldPicker } from './FieldPicker'
import classes from './filter.module.css'
import { focusHere } from './LatePopover'
import { fieldName } from './words'

type Props = {
  /** The order that holds. */
  keys: readonly SortKey[]
  /** It is the collection's own. */
  isOwn: boolean
  fields: readonly FieldInfo[]
  onChange: (keys: readonly SortKey[]) => void
  onReset: () => void
}

/** The keys of the order, first what decides first. Each change shows at once. */
export function SortEditor({ keys, isOwn, fields, onChange, onReset }: Props) {
  const { t, i18n } = useLingui()
  const [isAdding, setAdding] = useState(false)
  const [said, setSaid] = useState('')
  const titleOf = (field: string) => fieldName(infoOf(fields, field), i18n)
  const move = (from: number, to: number) => {
    const field = titleOf(keys[from]?.field ?? '')
    setSaid(t`${field} is now key ${to + 1} of ${keys.length}`)
    onChange(moveKey(keys, from, to))
  }
  const { drag, onGrip, listProps } = useDrag(keys.length, move)
  if (isAdding) {
    const free = fields.filter(({ field }) => isSortable(field) && !keys.some(key => key.field === field))
    const add = (field: string) => {
      setAdding(false)
      // Nothing comes after the server's own order, as no two records were changed at one time.
      const others = isOwn && keys.length === 1 && keys[0]?.field === 'last_modified' ? [] : keys
      onChange([...others.filter(key => key.field !== field), { field, isDescending: false }])
    }
    return <FieldPicker label={t`Sort by`} fields={free} onPick={add} />
  }
  const shown = drag ? moveKey(keys, drag.from, drag.to) : keys
  return (
    <div className={classes.form}>
      <ol className={classes.keys} aria-label={t`Sort keys`} {...listProps}>
        {shown.map((key, index) => {
          const title = titleOf(key.field)
          const Arrow = key.isDescending ? IconArrowDown : IconArrowUp
          const replace = (next: SortKey) => onChange(keys.with(index, next))
          return (
            <li key={key.field} className={classes.key} data-dragged={drag?.to === index || undefined}>
              <span className={classes.grip} onPointerDown={event => onGrip(event, index)}>
                <IconGripVertical size={14} aria-hidden />
              </span>
              <span className={classes.keyName}>
                <bdi>{title}</bdi>
                {!isSortable(key.field) && (
                  <span className={classes.note}>
                    <Trans>The server cannot sort by this name.</Trans>
                  </span>
                )}
              </span>
              <Button
                ref={index === 0 ? focusHere : undefined}
                data-autofocus={index === 0 || undefined}
                size="compact-sm"
                variant="default"
                leftSection={<Arrow size={14} aria-hidden />}
                aria-label={key.isDescending ? t`${title}: descending. Turn round` : t`${title}: ascending. Turn round`}
                onClick={() => replace({ ...key, isDescending: !key.isDescending })}
              >
                {key.isDescending ? <Trans>Descending</Trans> : <Trans>Ascending</Trans>}
              </Button>
              {keys.length > 1 && (
                <>
                  <Step label={t`Move ${title} up`} isOff={index === 0} onClick={() => move(index, index - 1)} isUp />
                  <Step
                    label={t`Move ${title} down`}
                    isOff={index === keys.length - 1}
                    onClick={() => move(index, index + 1)}
                  />
                </>
              )}
              <CloseButton
                size="sm"
                aria-label={t`Do not sort by ${title}`}
                disabled={isOwn && keys.length === 1}
                onClick={() => onChange(keys.toSpliced(index, 1))}
              />
            </li>
          )
        })}
      </ol>
      <div className={classes.sortActions}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          <Trans>Add a key</Trans>
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" disabled={isOwn} onClick={onReset}>
          <Trans>Collection’s own order</Trans>
        </Button>
      </div>
      {keys.length > 1 && (
        <p className={classes.note}>
          <Trans>Each key decides where the ones before it are alike.</Trans>
        </p>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </div>
  )
}

type StepProps = { label: string; isOff: boolean; isUp?: boolean; onClick: () => void }

function Step({ label, isOff, isUp = false, onClick }: StepProps) {
  const Icon = isUp ? IconChevronUp : IconChevronDown
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={label}
      // It keeps the focus where it cannot go on, so that the other way stays one key away.
      aria-disabled={isOff}
      data-disabled={isOff || undefined}
      onClick={() => !isOff && onClick()}
    >
      <Icon size={14} aria-hidden />
    </ActionIcon>
  )
}

type Drag = { from: number; to: number }

/** Drags a line of a list by its grip; all lines are equally high. */
function useDrag(count: number, onDrop: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag>()
  const start = useRef({ y: 0, height: 1 })
  const end = () => {
    if (drag && drag.from !== drag.to) onDrop(drag.from, drag.to)
    setDrag(undefined)
  }
  const onGrip = (event: PointerEvent<HTMLElement>, index: number) => {
    // By the list, as the line itself moves in the document, which would end the capture.
    event.currentTarget.closest('ol')?.setPointerCapture(event.pointerId)
    start.current = { y: event.clientY, height: event.currentTarget.parentElement?.offsetHeight ?? 1 }
    setDrag({ from: index, to: index })
  }
  const listProps = {
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!drag) return
      const steps = Math.round((event.clientY - start.current.y) / start.current.height)
      setDrag({ ...drag, to: Math.max(0, Math.min(count - 1, drag.from + steps)) })
    },
    onPointerUp: end,
    onPointerCancel: () => setDrag(undefined),
  }
  return { drag, onGrip, listProps }
}
