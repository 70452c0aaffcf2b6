import { Trans, useLingui } from '@lingui/react/macro'
import { Alert, Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { readFilters, withFilter, writeCondition, type Condition } from '~/url/filters'
import { findsMissing, readDeletion, withDeletion, withPresence, type Deletion } from '~/url/filtersRules'
import type { ListSearch } from '~/url/listSearch'
import { DeletionChoice } from './DeletionForm'
import { EditorHead } from './EditorHead'
import { readDraft, withVerb, type Draft, type ReadDraft } from './draft'
import type { FieldInfo } from './fieldInfos'
import classes from './filter.module.css'
import { focusHere } from './LatePopover'
import { useProblemText } from './useProblemText'
import { ValueInput } from './ValueInput'
import { operatorOf, takesNone, verbsFor, type Verb } from './verbs'
import { fieldName, sentenceOf, textOfSentence, verbWordFor } from './words'

type Props = {
  search: ListSearch
  info: FieldInfo
  fields: readonly FieldInfo[]
  start: Draft
  /** The parameter that is changed. */
  before: string | undefined
  onApply: (next: ListSearch, condition: Condition) => void
  onCancel: () => void
  onBack?: () => void
}

/** What is wanted of one field. */
export function ConditionForm({ search, info, fields, start, before, onApply, onCancel, onBack }: Props) {
  const { t, i18n } = useLingui()
  const problemText = useProblemText()
  const [draft, setDraft] = useState(start)
  const [problem, setProblem] = useState<ReadDraft>()
  // Whoever goes through the choices by keyboard stays among them, although each has an input of its own.
  const [takesFocus, setTakesFocus] = useState(true)
  const [isOnly, setOnly] = useState<boolean>()
  const filters = readFilters(search)
  const [deletion, setDeletion] = useState<Deletion>(readDeletion(filters) ?? 'out')
  const name = fieldName(info, i18n)
  const asked = { field: info.field, operator: operatorOf(draft.verb) }
  const mayMiss = findsMissing(asked) && !Object.hasOwn(search, `has_${info.field}`)
  // Nobody expects a missing number to be a great one; "is not" is plain about it.
  const leavesOut = isOnly ?? (asked.operator === 'min' || asked.operator === 'gt')
  const change = (next: Draft) => {
    setDraft(next)
    if (next.verb !== draft.verb || next.kind !== draft.kind) setTakesFocus(false)
    setProblem(undefined)
  }
  const apply = () => {
    const read = readDraft(draft, info, Date.now())
    if (!read.condition) {
      setProblem(read)
      return
    }
    const { condition } = read
    const filtered = withFilter(search, before, condition)
    const present = mayMiss && leavesOut ? withPresence(filtered, info.field) : filtered
    onApply(info.field === 'last_modified' ? withDeletion(present, deletion) : present, condition)
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        apply()
      }}
    >
      <EditorHead title={name} path={info.field} onBack={onBack} />
      <NativeSelect
        ref={takesFocus && takesNone(draft.verb) ? focusHere : undefined}
        data-autofocus={takesNone(draft.verb) || undefined}
        size="sm"
        aria-label={t`What is wanted of ${name}`}
        value={draft.verb}
        data={verbsFor(info, start.verb).map(verb => ({ value: verb, label: i18n._(verbWordFor(verb, info)) }))}
        // One of `verbsFor`.
        onChange={event => change(withVerb(draft, info, event.currentTarget.value as Verb))}
      />
      {!takesNone(draft.verb) && (
        <ValueInput
          // Another kind is another input.
          key={`${draft.verb} ${draft.kind}`}
          info={info}
          draft={draft}
          takesFocus={takesFocus}
          error={problem?.problem && problemText(problem.problem, problem.input)}
          onChange={change}
          onSubmit={apply}
        />
      )}
      {mayMiss && (
        <Checkbox
          size="xs"
          checked={leavesOut}
          onChange={event => setOnly(event.currentTarget.checked)}
          label={t`Leave out records without this field`}
        />
      )}
      {info.field === 'last_modified' && <DeletionChoice value={deletion} onChange={setDeletion} />}
      <Clash search={search} before={before} info={info} fields={fields} draft={draft} />
      <div className={classes.formActions}>
        <Button size="xs" variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="xs" type="submit">
          <Trans>Apply</Trans>
        </Button>
      </div>
    </form>
  )
}

type ClashProps = Pick<Props, 'search' | 'before' | 'info' | 'fields'> & { draft: Draft }

/** Kinto knows each parameter once: the same one twice would look for a list of both values (kinto-protocol 6.2). */
function Clash({ search, before, info, fields, draft }: ClashProps) {
  const { i18n } = useLingui()
  const [name] = writeCondition({ field: info.field, operator: operatorOf(draft.verb), value: [] }) ?? []
  const other = readFilters(search).find(filter => filter.name === name && filter.name !== before)
  if (!other) return null
  const sentence = textOfSentence(sentenceOf({ ...other, isDeletion: false }, fields, i18n))
  return (
    <Alert color="yellow" variant="light" p="xs" role="status">
      <Trans>
        This takes the place of <bdi>{sentence}</bdi>: a field can have one filter of each kind.
      </Trans>
    </Alert>
  )
}
