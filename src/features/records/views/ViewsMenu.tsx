import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { keptSearch, searchOfAll, searchOfView, type SavedView } from '~/url/savedView'
import { SaveView } from './SaveView'
import { useViewChange } from './useViewChange'
import type { Scope } from './useViews'
import { ViewLine } from './ViewLine'
import classes from './Views.module.css'
import type { ViewsProps } from './ViewsButton'

type Props = ViewsProps & { isChanged: boolean; onClose: () => void }

export function ViewsMenu({ isChanged, onClose, ...props }: Props) {
  const { t } = useLingui()
  const { views, state, search, onSearch } = props
  const changer = useViewChange(views)
  const [isSaving, setIsSaving] = useState(false)
  const all = useRef<HTMLButtonElement>(null)
  // The menu's code may come after the popover set the focus.
  useEffect(() => all.current?.focus(), [])
  const now = { search: keptSearch(search), layout: state.layout }
  const apply = (view: SavedView | undefined) => {
    if (view && view.id === views.current?.view.id) state.reset()
    onSearch(view ? searchOfView(view) : searchOfAll(views.hasDefault))
    onClose()
  }
  const save = async (scope: Scope, view: SavedView) => {
    if (!(await changer.change(scope, { type: 'put', view }, t`${view.name} is saved`))) return
    setIsSaving(false)
    onSearch(searchOfView(view))
  }
  const update = async ({ scope, view }: { scope: Scope; view: SavedView }) => {
    const isMade = await changer.change(scope, { type: 'put', view: { ...view, ...now } }, t`${view.name} is saved`)
    // What was one's own is the view's by now.
    if (isMade) state.reset()
  }
  return (
    <section className={classes.menu} aria-label={t`Views`}>
      <div
        role="presentation"
        className={classes.scroller}
        onKeyDown={event => event.key === 'Escape' && !event.isPropagationStopped() && onClose()}
      >
        <button
          type="button"
          className={classes.apply}
          aria-current={views.current ? undefined : true}
          onClick={() => apply(undefined)}
          ref={all}
        >
          <IconCheck size={16} className={classes.check} aria-hidden />
          <Trans>All records</Trans>
        </button>
        <ViewSection {...{ ...props, changer, onGone: () => all.current?.focus() }} scope="own" onApply={apply} />
        <ViewSection {...{ ...props, changer, onGone: () => all.current?.focus() }} scope="shared" onApply={apply} />
      </div>
      <p role="status" className={classes.unseen}>
        {changer.said}
      </p>
      {changer.error !== undefined && (
        <div className={classes.part}>
          <ErrorNotice error={changer.error} title={t`The shared views are as they were`} />
        </div>
      )}
      <div className={classes.part}>
        {isSaving ? (
          <SaveView
            now={now}
            canShare={views.canShare}
            isBusy={changer.isBusy}
            onSave={save}
            onCancel={() => setIsSaving(false)}
          />
        ) : (
          <div className={classes.foot}>
            {views.current && isChanged && (
              <Button
                size="compact-sm"
                loading={changer.isBusy}
                onClick={() => views.current && void update(views.current)}
              >
                <Trans>Save the changes</Trans>
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => setIsSaving(true)}>
              <Trans>Save as a new view…</Trans>
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}

type SectionProps = ViewsProps & {
  scope: Scope
  changer: ReturnType<typeof useViewChange>
  onApply: (view: SavedView) => void
  onGone: () => void
}

function ViewSection({ scope, views, changer, of, onApply, onGone }: SectionProps) {
  const { views: list, defaultView } = views[scope]
  if (list.length === 0) return null
  return (
    <>
      <h2 className={classes.title}>
        {scope === 'own' ? <Trans>In this browser</Trans> : <Trans>Of the collection, for everybody</Trans>}
      </h2>
      <ul className={classes.list}>
        {list.map((view, at) => (
          <ViewLine
            key={view.id}
            of={of}
            scope={scope}
            view={view}
            position={at}
            count={list.length}
            isCurrent={views.current?.view.id === view.id && views.current.scope === scope}
            isDefault={view.id === defaultView}
            changer={changer}
            onApply={() => onApply(view)}
            onGone={onGone}
          />
        ))}
      </ul>
    </>
  )
}
