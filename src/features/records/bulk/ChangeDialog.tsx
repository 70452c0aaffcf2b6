import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Modal, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState, type FormEvent } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { startJob } from '~/data/jobs'
import type { Operation } from '~/lib/operations'
import { infoOf } from '../filter/fieldInfos'
import classes from './ChangeDialog.module.css'
import { EMPTY_DRAFT, readChange, type ChangeProblems } from './changeDraft'
import { ChangePreview } from './ChangePreview'
import { OperationFields } from './OperationFields'
import type { SelectionProps } from './SelectionBar'
import { usePreviewRows } from './usePreviewRows'

type Props = SelectionProps & { onClose: () => void }

/** One change for all selected records, seen on some of them before it begins. */
export function ChangeDialog(props: Props) {
  const { of, list, picked, onClose } = props
  const { t } = useLingui()
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [isAsked, setIsAsked] = useState(false)
  const { rows, fields, error, retry } = usePreviewRows(props)
  const read = useMemo(() => readChange(draft, infoOf(fields, draft.field.trim())), [draft, fields])
  // An expression may take its time on twenty texts; typing does not wait for it.
  const previewed = useDeferredValue(read.operation)
  const start = useMutation({
    mutationFn: (operation: Operation) =>
      startJob({ type: 'change', select: picked.select(), operations: [operation] }, of),
    onSuccess: () => {
      onClose()
      picked.clear()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsAsked(true)
    if (read.operation && !start.isPending) start.mutate(read.operation)
  }
  return (
    <Modal opened onClose={onClose} title={t`Change records`} size={720} transitionProps={{ duration: 0 }}>
      <form onSubmit={submit} className={classes.form} noValidate>
        <OperationFields
          draft={draft}
          fields={fields}
          problems={isAsked ? (read.problems ?? {}) : early(read.problems)}
          onChange={setDraft}
        />
        {error !== null && (
          <ErrorNotice error={error} title={t`Nothing can be shown of what it would do`} onRetry={retry} />
        )}
        {error === null && (
          <ChangePreview rows={rows} operation={previewed} schema={list.shape.schema} nameOf={picked.grid.labelOf} />
        )}
        {start.isError && <ErrorNotice error={start.error} title={t`It could not begin; nothing was changed`} />}
        <div className={classes.end}>
          <Text size="sm" c="dimmed" className={classes.hint}>
            <Trans>It goes on in the background, and can be undone.</Trans>
          </Text>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={start.isPending}>
            <Does count={picked.count} />
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** What is wrong as it stands is said at once; what is not there yet only when somebody wants to begin. */
function early({ field, find, value, name }: ChangeProblems = {}): ChangeProblems {
  const isTyped = value && !['empty', 'no-choice', 'no-date'].includes(value.problem)
  return {
    ...(field === 'managed' && { field }),
    ...(name === 'managed' && { name }),
    ...(find !== undefined && find !== 'none' && { find }),
    ...(isTyped && { value }),
  }
}

function Does({ count }: { count: number | undefined }) {
  if (count === undefined) return <Trans>Change all that match</Trans>
  return <Plural value={count} one="Change # record" other="Change # records" />
}
