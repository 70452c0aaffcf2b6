import { Trans, useLingui } from '@lingui/react/macro'
import { IconArrowDown, IconArrowUp, IconChartBar, IconGripVertical } from '@tabler/icons-react'
import { useState, type DragEvent, type HTMLAttributes, type KeyboardEvent } from 'react'
import classes from './ColumnChooser.module.css'
import { canHide } from './fieldOrder'
import { saysMore, type ListedField } from './fieldList'
import type { ChosenFields } from './useChosenFields'

type Props = {
  fields: readonly ListedField[]
  chosen: ChosenFields
  pinned: number
  /** Before a line changes its place. */
  onMove: () => void
  onOverview: (field: string) => void
}

/** The columns that are shown, in their order: moved by dragging, by buttons, and by Alt with an arrow key. */
export function ChosenList({ fields, chosen, pinned, onMove, onOverview }: Props) {
  const { t } = useLingui()
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<string>()
  const count = chosen.fields.length
  const move = ({ field, title }: ListedField, to: number) => {
    if (to < 0 || to >= count) return
    onMove()
    chosen.move(field, to)
    setSaid(t`${title} is column ${to + 1} of ${count} now`)
  }
  const drop = (event: DragEvent, onto: string) => {
    event.preventDefault()
    const field = fields.find(one => one.field === dragged)
    if (field && dragged !== onto) move(field, chosen.fields.indexOf(onto))
    setDragged(undefined)
  }
  return (
    <>
      <h2 className={classes.title}>
        <Trans>Shown</Trans>
      </h2>
      <p role="status" className={classes.unseen}>
        {said}
      </p>
      <ul className={classes.list}>
        {fields.map(field => (
          <li
            key={field.field}
            className={classes.chosen}
            data-dragged={field.field === dragged || undefined}
            data-last-pinned={chosen.fields.indexOf(field.field) === pinned - 1 || undefined}
          >
            <ChosenField
              field={field}
              position={chosen.fields.indexOf(field.field)}
              count={count}
              canHide={canHide(chosen.fields, field.field)}
              onHide={() => {
                onMove()
                chosen.hide(field.field)
              }}
              onMove={to => move(field, to)}
              onOverview={() => onOverview(field.field)}
              drag={{
                onDragStart: event => {
                  event.dataTransfer.effectAllowed = 'move'
                  setDragged(field.field)
                },
                onDragEnd: () => setDragged(undefined),
                onDragOver: event => dragged !== undefined && event.preventDefault(),
                onDrop: event => drop(event, field.field),
              }}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

type FieldProps = {
  field: ListedField
  position: number
  count: number
  canHide: boolean
  onHide: () => void
  onMove: (to: number) => void
  onOverview: () => void
  drag: Pick<HTMLAttributes<HTMLElement>, 'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDrop'>
}

function ChosenField({ field: { field, title }, position, count, canHide: isFree, drag, ...on }: FieldProps) {
  const { t } = useLingui()
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    on.onMove(position + step)
  }
  return (
    <div className={classes.line} draggable {...drag} onKeyDown={onKeyDown} role="presentation">
      <IconGripVertical size={14} aria-hidden className={classes.grip} />
      <label className={classes.name} title={isFree ? field : t`One column has to name the record.`}>
        <input
          type="checkbox"
          checked
          disabled={!isFree}
          onChange={on.onHide}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          data-act={`${field} shown`}
        />
        <bdi>{title}</bdi>
        {saysMore(field, title) && <bdi className={classes.path}>{field}</bdi>}
      </label>
      <button type="button" className={classes.icon} aria-label={t`What ${title} holds`} onClick={on.onOverview}>
        <IconChartBar size={16} aria-hidden />
      </button>
      <button
        type="button"
        className={classes.icon}
        aria-label={t`Move ${title} up`}
        aria-disabled={position === 0}
        onClick={() => on.onMove(position - 1)}
        data-act={`${field} up`}
      >
        <IconArrowUp size={16} aria-hidden />
      </button>
      <button
        type="button"
        className={classes.icon}
        aria-label={t`Move ${title} down`}
        aria-disabled={position === count - 1}
        onClick={() => on.onMove(position + 1)}
        data-act={`${field} down`}
      >
        <IconArrowDown size={16} aria-hidden />
      </button>
    </div>
  )
}
