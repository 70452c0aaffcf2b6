import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconArrowRight, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import {
  isToSave,
  unstageCell,
  unstageRecords,
  type StagedCell,
  type StagedOutcome,
  type StagedRecord,
} from '~/data/staged'
import { previewJson } from '~/lib/previewJson'
import type { Json } from '~/protocol/json'
import { fieldTitle } from '../list/collectionShape'
import { cellProblem } from './checkCell'
import { refusalText } from './refusalText'
import classes from './Review.module.css'
import type { Staged } from './useStaged'

type Props = { staged: Staged; record: StagedRecord; onMerge: () => void }

/** One record: each of its cells as it was seen and as it shall be. */
export function ReviewRecord({ staged: { edits, shape }, record, onMerge }: Props) {
  const { t } = useLingui()
  const { rid, title, cells, job, outcome } = record
  const isBusy = job !== undefined
  return (
    <section className={classes.record} aria-label={title}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <h3 className={classes.title}>
          <bdi>{title}</bdi> {title !== rid && <bdi className={classes.id}>{rid}</bdi>}
        </h3>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.whole}
          disabled={isBusy}
          aria-label={t`Discard the changes of ${title}`}
          onClick={() => edits.update(stage => unstageRecords(stage, [rid]))}
        >
          <Trans>Discard</Trans>
        </Button>
      </Group>
      {outcome && <Outcome outcome={outcome} onMerge={onMerge} />}
      <ul className={classes.cells}>
        {cells.map(cell => (
          <li key={cell.field} className={classes.cell}>
            <Cell
              cell={cell}
              name={fieldTitle(shape.schema, cell.field)}
              problem={isToSave(cell) ? cellProblem(shape.schema, cell.field, cell.after) : undefined}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={isBusy}
              aria-label={t`Discard the change of ${fieldTitle(shape.schema, cell.field)} of ${title}`}
              onClick={() => edits.update(stage => unstageCell(stage, rid, cell.field))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Cell({ cell, name, problem }: { cell: StagedCell; name: string; problem: string | undefined }) {
  const { before, after, draft } = cell
  return (
    <div className={classes.change}>
      <bdi className={classes.field}>{name}</bdi>
      {isToSave(cell) && (
        <span className={classes.values}>
          <del className={classes.before}>
            <Value value={before} />
          </del>
          <IconArrowRight size={14} aria-hidden className={classes.arrow} />
          <ins className={classes.after}>
            <Value value={after} />
          </ins>
        </span>
      )}
      {draft !== undefined && (
        <span className={classes.problem}>
          <Trans>Typed, but it does not fit, so it is not saved:</Trans>{' '}
          <bdi className={classes.code}>{previewJson(draft, 120)}</bdi>
        </span>
      )}
      {problem !== undefined && <span className={classes.problem}>{problem}</span>}
    </div>
  )
}

const LONGEST = 300

/** As JSON, so that the number 5 and the text "5" look different. */
function Value({ value }: { value: Json | undefined }): ReactNode {
  if (value === undefined)
    return (
      <em>
        <Trans>nothing</Trans>
      </em>
    )
  return (
    <bdi className={classes.code}>
      {typeof value === 'string' ? `"${previewJson(value, LONGEST)}"` : previewWhole(value)}
    </bdi>
  )
}

const previewWhole = (value: Json) => {
  const text = JSON.stringify(value)
  return text.length <= LONGEST ? text : previewJson(value, LONGEST)
}

function Outcome({ outcome, onMerge }: { outcome: StagedOutcome; onMerge: () => void }) {
  if (outcome.type === 'changed')
    return (
      <div className={classes.outcome}>
        <Text size="sm">
          <Trans>Somebody changed the same cell meanwhile, so it was not saved.</Trans>
        </Text>
        <Button size="compact-sm" variant="default" onClick={onMerge}>
          <Trans>Compare and decide</Trans>
        </Button>
      </div>
    )
  return (
    <div className={classes.outcome} data-refused>
      <Text size="sm">
        {outcome.type === 'gone' ? (
          <Trans>
            It was deleted meanwhile. What you typed stays here; restore the record under Deleted records first.
          </Trans>
        ) : (
          <>
            <Trans>Not saved:</Trans> <bdi>{refusalText(outcome.problem)}</bdi>
          </>
        )}
      </Text>
    </div>
  )
}
