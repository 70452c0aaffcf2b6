import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AddressFilter, Condition } from '~/url/filters'
import type { ListSearch } from '~/url/listSearch'
import { ConditionForm } from './ConditionForm'
import { DeletionForm } from './DeletionForm'
import { draftOf, newDraft } from './draft'
import { bare, infoOf, type FieldInfo } from './fieldInfos'
import { FieldPicker } from './FieldPicker'

/** No field of Kinto's may be called so. */
const DELETED = '#deleted'

export type EditorProps = {
  search: ListSearch
  fields: readonly FieldInfo[]
  /** The one that is changed; undefined for a new one. */
  filter: (AddressFilter & { isDeletion: boolean }) | undefined
  /** `condition` is what was asked for, where it is not about deleted records. */
  onApply: (next: ListSearch, condition?: Condition) => void
  onCancel: () => void
}

/** Chooses a field and says what is wanted of it. */
export function FilterEditor(props: EditorProps) {
  const { t } = useLingui()
  const { search, fields, filter, onApply, onCancel } = props
  const condition = filter?.condition
  const [picked, setPicked] = useState(filter?.isDeletion ? DELETED : condition?.field)
  if (picked === undefined)
    return (
      <FieldPicker
        label={t`Filter by`}
        fields={fields}
        extras={[{ key: DELETED, title: t`Deleted records` }]}
        onPick={setPicked}
      />
    )
  const onBack = filter ? undefined : () => setPicked(undefined)
  const common = { search, onCancel, ...(onBack && { onBack }) }
  if (picked === DELETED) return <DeletionForm {...common} onApply={onApply} />
  const info = infoOf(fields, picked)
  const start = condition ? draftOf(info, condition) : newDraft(info.field === '' ? bare(picked) : info)
  return <ConditionForm {...common} info={info} fields={fields} start={start} before={filter?.name} onApply={onApply} />
}
