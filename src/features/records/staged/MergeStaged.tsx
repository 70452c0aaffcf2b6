import { MergeView } from '~/components/merge/MergeView'
import type { Stored } from '~/data/jobs'
import { editsOf, mergeSides, stageMerged, type StagedRecord } from '~/data/staged'
import type { JsonObject } from '~/protocol/json'
import { toast } from '~/ui/toast'
import { Trans } from '@lingui/react/macro'
import { useMemo } from 'react'
import { editable } from '../edit/recordData'
import type { Staged } from './useStaged'

type Props = {
  staged: Staged
  record: StagedRecord
  theirs: Stored
  isSaving: boolean
  /** What was decided is staged on top of theirs. */
  onSave: () => void
  onBack: () => void
}

/** One's own cells and what somebody wrote into them meanwhile. */
export function MergeStaged({ staged: { edits, of }, record, theirs, isSaving, onSave, onBack }: Props) {
  const sides = useMemo(() => {
    const { base, mine } = mergeSides(record, theirs)
    return { base: editable(base), mine: editable(mine), theirs: editable(theirs) }
  }, [record, theirs])
  const save = (merged: JsonObject) => {
    edits.update(stage => stageMerged(stage, record.rid, theirs, merged))
    const isLeft = editsOf(edits.get().stage, [record.rid]).length > 0
    if (isLeft) return onSave()
    toast(
      <Trans>
        Kept <bdi>{record.title}</bdi> as it is
      </Trans>,
    )
    return onBack()
  }
  return <MergeView of={{ ...of, rid: record.rid }} {...sides} saving={isSaving} onSave={save} onKeepEditing={onBack} />
}
