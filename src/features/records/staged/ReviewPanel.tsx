import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Alert, Button, Drawer, Group, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { countStage, useStage } from '~/data/staged'
import type { SaveEnd } from './FollowSave'
import { MergeStaged } from './MergeStaged'
import classes from './Review.module.css'
import { ReviewRecord } from './ReviewRecord'
import type { Staged } from './useStaged'

type Props = {
  staged: Staged
  /** What the last save came to. */
  end: SaveEnd | undefined
  /** Why saving did not begin. */
  error: unknown
  isSaving: boolean
  onSave: (rids?: readonly string[]) => void
  onDiscard: () => void
  onClose: () => void
}

/** So many are drawn at once; each may hold many cells. */
const MOST_DRAWN = 100

/** All that is typed over, record by record, before it is saved and for what could not be. */
export function ReviewPanel(props: Props) {
  const { staged, end, error, isSaving, onClose } = props
  const { t } = useLingui()
  const { edits } = staged
  const { stage } = useStage(edits)
  const [merging, setMerging] = useState<string>()
  const [drawn, setDrawn] = useState(MOST_DRAWN)
  const merged = merging === undefined ? undefined : stage.get(merging)
  // Those that want a decision come first.
  const records = [...stage.values()].toSorted(
    (a, b) => Number(b.outcome !== undefined) - Number(a.outcome !== undefined),
  )
  return (
    <Drawer opened onClose={onClose} position="right" size="xl" title={t`Unsaved changes`}>
      {merged?.outcome?.type === 'changed' ? (
        <MergeStaged
          staged={staged}
          record={merged}
          theirs={merged.outcome.theirs}
          isSaving={isSaving}
          onSave={() => {
            setMerging(undefined)
            props.onSave([merged.rid])
          }}
          onBack={() => setMerging(undefined)}
        />
      ) : (
        <>
          {error !== undefined && <ErrorNotice error={error} title={t`Saving did not begin`} />}
          {end && <End end={end} />}
          {records.length === 0 && (
            <Text c="dimmed" role="status">
              <Trans>Nothing is left to save.</Trans>
            </Text>
          )}
          {records.slice(0, drawn).map(record => (
            <ReviewRecord key={record.rid} staged={staged} record={record} onMerge={() => setMerging(record.rid)} />
          ))}
          {records.length > drawn && (
            <Button variant="default" onClick={() => setDrawn(drawn + MOST_DRAWN)}>
              <Plural value={records.length - drawn} one="Show # more" other="Show # more" />
            </Button>
          )}
          <Foot {...props} />
        </>
      )}
    </Drawer>
  )
}

function Foot({ staged: { edits }, isSaving, onSave, onDiscard, onClose }: Props) {
  const counts = countStage(useStage(edits).stage)
  return (
    <Group className={classes.foot} gap="sm">
      {counts.records + counts.drafts > 0 && (
        <>
          <Button onClick={() => onSave()} loading={isSaving} disabled={counts.cells === 0}>
            <Plural value={counts.records} one="Save # record" other="Save # records" />
          </Button>
          <Button variant="subtle" color="gray" onClick={onDiscard} disabled={isSaving}>
            <Trans>Discard all</Trans>
          </Button>
        </>
      )}
      <Button variant="default" onClick={onClose}>
        <Trans>Back to the list</Trans>
      </Button>
    </Group>
  )
}

/** What became of each record that was sent, in a line; those that are left stand below with their reasons. */
function End({ end: { job, isWhole } }: { end: SaveEnd }) {
  const { done, same, changed, refused, gone, todo } = job.counts
  const parts: [number, ReactNode][] = [
    [done + same, <Plural key="done" value={done + same} one="# record saved" other="# records saved" />],
    [
      changed,
      <Plural
        key="changed"
        value={changed}
        one="# changed by somebody meanwhile"
        other="# changed by somebody meanwhile"
      />,
    ],
    [refused, <Plural key="refused" value={refused} one="# refused" other="# refused" />],
    [gone, <Plural key="gone" value={gone} one="# deleted meanwhile" other="# deleted meanwhile" />],
    [todo, <Plural key="todo" value={todo} one="# not sent" other="# not sent" />],
  ]
  const said = parts.filter(([count]) => count > 0)
  return (
    <Alert color={isWhole ? 'green' : 'yellow'} variant="light" role="status" mb="md">
      {said.map(([, part], index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {part}
        </span>
      ))}
      {job.message !== undefined && (
        <div>
          <bdi>{job.message}</bdi>
        </div>
      )}
    </Alert>
  )
}
