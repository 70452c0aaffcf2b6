import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { countStage, jobsOfStage, useStage } from '~/data/staged'
import { FollowSave, type SaveEnd } from './FollowSave'
import { KeptNote } from './KeptNote'
import classes from './StagedBar.module.css'
import type { Staged } from './useStaged'
import { useSaving } from './useSaving'

const ReviewPanel = lazy(async () => ({ default: (await import('./ReviewPanel')).ReviewPanel }))
const BlockDialog = lazy(async () => ({ default: (await import('./BlockDialog')).BlockDialog }))
const DiscardDialog = lazy(async () => ({ default: (await import('./DiscardDialog')).DiscardDialog }))

/** What is typed over and not saved: how much, where it is kept, and what can be done with it. Nothing when there is none. */
export function StagedBar({ staged }: { staged: Staged }) {
  const { edits, question, answer } = staged
  const { stage, trouble } = useStage(edits)
  const counts = countStage(stage)
  const [open, setOpen] = useState<'review' | 'discard'>()
  const saving = useSaving(staged)
  const [end, setEnd] = useState<SaveEnd>()
  const close = () => setOpen(undefined)
  const save = async (rids?: readonly string[]) => {
    leaveEditor()
    setEnd(undefined)
    if (!(await saving.save(rids))) setOpen('review')
  }
  const onEnd = (ended: SaveEnd) => {
    setEnd(ended)
    if (!ended.isWhole) setOpen('review')
    else if (edits.get().stage.size === 0) close()
  }
  const isEmpty = stage.size === 0
  const onHotkey = (event: KeyboardEvent) => {
    if (!leaveEditor() && isEmpty) return
    event.preventDefault()
    void save()
  }
  useHotkeys([['mod+S', onHotkey, { preventDefault: false }]], [], true)
  return (
    <>
      {jobsOfStage(stage).map(job => (
        <FollowSave key={job} job={job} edits={edits} onEnd={onEnd} />
      ))}
      {!isEmpty && (
        <Bar
          counts={counts}
          note={<KeptNote trouble={trouble} error={saving.error} />}
          isSaving={saving.isStarting}
          onReview={() => setOpen('review')}
          onDiscard={() => setOpen('discard')}
          onSave={() => void save()}
        />
      )}
      <Suspense>
        {open === 'review' && (
          <ReviewPanel
            staged={staged}
            end={end}
            error={saving.error}
            isSaving={saving.isStarting || counts.sending > 0}
            onSave={rids => void save(rids)}
            onDiscard={() => setOpen('discard')}
            onClose={close}
          />
        )}
        {open === 'discard' && <DiscardDialog edits={edits} counts={counts} onClose={close} />}
        {question && <BlockDialog plan={question} schema={staged.shape.schema} onAnswer={answer} />}
      </Suspense>
    </>
  )
}

/** What stands in an open editor is handed on first; false where there is none. */
function leaveEditor(): boolean {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || !active.closest('[data-editor]')) return false
  active.blur()
  return true
}

type BarProps = {
  counts: ReturnType<typeof countStage>
  note: ReactNode
  isSaving: boolean
  onReview: () => void
  onDiscard: () => void
  onSave: () => void
}

function Bar({ counts, note, isSaving, onReview, onDiscard, onSave }: BarProps) {
  const { t } = useLingui()
  // The list above becomes shorter when the bar appears: the cell that has the focus stays in sight.
  useEffect(() => {
    const active = document.activeElement
    if (active?.closest('[role=grid]')) active.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  const isBusy = isSaving || counts.sending > 0
  return (
    <section
      className={classes.bar}
      data-below-grid
      aria-label={t`Unsaved changes`}
      data-attention={counts.outcomes > 0 || undefined}
    >
      <div className={classes.text}>
        <p className={classes.count} role="status">
          <Counts counts={counts} />
        </p>
        {note}
      </div>
      <div className={classes.actions}>
        <Button variant="subtle" color="gray" onClick={onDiscard} disabled={isBusy}>
          <Trans>Discard</Trans>
        </Button>
        <Button variant="default" onClick={onReview}>
          <Trans>Review</Trans>
        </Button>
        <Button onClick={onSave} loading={isBusy} disabled={counts.cells === 0} title={t`Ctrl+S or ⌘S`}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </section>
  )
}

function Counts({ counts: { cells, records, drafts, outcomes } }: Pick<BarProps, 'counts'>) {
  return (
    <>
      {cells > 0 && (
        <Trans>
          <Plural value={cells} one="# change" other="# changes" /> in{' '}
          <Plural value={records} one="# record" other="# records" />
        </Trans>
      )}
      {cells > 0 && drafts > 0 && ' · '}
      {drafts > 0 && <Plural value={drafts} one="# cell does not fit yet" other="# cells do not fit yet" />}
      {outcomes > 0 && (
        <span className={classes.attention}>
          {' · '}
          <Plural value={outcomes} one="# record could not be saved" other="# records could not be saved" />
        </span>
      )}
    </>
  )
}
