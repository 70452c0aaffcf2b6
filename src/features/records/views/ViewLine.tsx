import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconStarFilled } from '@tabler/icons-react'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import type { CollectionRef } from '~/protocol/ref'
import { LONGEST_NAME, type SavedView } from '~/url/savedView'
import type { ViewChanger } from './useViewChange'
import type { Scope } from './useViews'
import { ViewActions } from './ViewActions'
import classes from './Views.module.css'

export type LineProps = {
  of: CollectionRef
  scope: Scope
  view: SavedView
  position: number
  count: number
  isCurrent: boolean
  isDefault: boolean
  changer: ViewChanger
  onApply: () => void
  /** It was deleted. */
  onGone: () => void
}

/** One view: its name applies it, and a menu does the rest. */
export function ViewLine(props: LineProps) {
  const { t } = useLingui()
  const { view, isCurrent, isDefault, onApply } = props
  const [mode, setMode] = useState<'shown' | 'renamed' | 'removed'>('shown')
  const isBack = useRef(false)
  const back = () => {
    isBack.current = true
    setMode('shown')
  }
  const focusWhenBack = (button: HTMLButtonElement | null) => {
    if (button && isBack.current) button.focus()
    if (button) isBack.current = false
  }
  if (mode === 'renamed') return <Rename {...props} onDone={back} />
  if (mode === 'removed') return <Remove {...props} onDone={back} />
  return (
    <li className={classes.line}>
      <button
        ref={focusWhenBack}
        type="button"
        className={classes.apply}
        aria-current={isCurrent || undefined}
        onClick={onApply}
      >
        <IconCheck size={16} className={classes.check} aria-hidden />
        <bdi className={classes.name}>{view.name}</bdi>
        {isDefault && (
          <span className={classes.star} title={t`Shown first`}>
            <IconStarFilled size={12} aria-hidden />
            <span className={classes.unseen}>
              <Trans>(shown first)</Trans>
            </span>
          </span>
        )}
      </button>
      <ViewActions {...props} onRename={() => setMode('renamed')} onRemove={() => setMode('removed')} />
    </li>
  )
}

/** Goes back one step, not out of the menu. */
const onEscape = (back: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return
  event.stopPropagation()
  back()
}

type ModeProps = LineProps & { onDone: () => void }

function Rename({ scope, view, changer, onDone }: ModeProps) {
  const { t } = useLingui()
  const [name, setName] = useState(view.name)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const renamed = { ...view, name: name.trim() }
    if (renamed.name === '' || renamed.name === view.name) return onDone()
    if (await changer.change(scope, { type: 'put', view: renamed }, t`Renamed to ${renamed.name}`)) onDone()
  }
  return (
    <li className={classes.line}>
      <form className={classes.inline} onSubmit={event => void submit(event)}>
        <TextInput
          size="xs"
          className={classes.grow}
          aria-label={t`New name of ${view.name}`}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          maxLength={LONGEST_NAME}
          ref={focusFirst}
          onKeyDown={onEscape(onDone)}
          autoComplete="off"
          attributes={{ input: { dir: 'auto' } }}
        />
        <Button type="submit" size="compact-xs" loading={changer.isBusy}>
          <Trans>Rename</Trans>
        </Button>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </form>
    </li>
  )
}

function Remove({ scope, view, changer, onDone, onGone }: ModeProps) {
  const { t } = useLingui()
  const name = <bdi>{view.name}</bdi>
  const remove = async () => {
    const isGone = await changer.change(scope, { type: 'remove', id: view.id }, t`${view.name} is deleted`)
    if (isGone) onGone()
    else onDone()
  }
  return (
    <li className={classes.line}>
      <span className={classes.grow}>
        {scope === 'own' ? <Trans>Delete {name}?</Trans> : <Trans>Delete {name} for everybody?</Trans>}
      </span>
      <Button
        size="compact-xs"
        color="red"
        loading={changer.isBusy}
        onClick={() => void remove()}
        onKeyDown={onEscape(onDone)}
        ref={focusFirst}
      >
        <Trans>Delete</Trans>
      </Button>
      <Button size="compact-xs" variant="default" onClick={onDone}>
        <Trans>Cancel</Trans>
      </Button>
    </li>
  )
}

const focusFirst = (element: HTMLElement | null) => element?.focus()
