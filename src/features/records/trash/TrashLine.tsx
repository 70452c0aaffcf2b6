import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Checkbox, Loader, Skeleton, Table } from '@mantine/core'
import { IconChevronRight, IconRestore } from '@tabler/icons-react'
import { lazy, Suspense, useId, useState } from 'react'
import { omitFields } from '~/lib/jsonValue'
import { previewJson } from '~/lib/previewJson'
import type { JsonObject } from '~/protocol/json'
import type { CollectionRef } from '~/protocol/ref'
import { When } from '~/ui/When'
import { titleOf } from '../edit/recordData'
import type { CollectionShape } from '../list/collectionShape'
import classes from './Trash.module.css'
import { asRestorable, type RestorableRow } from './useRestore'
import type { TrashRow } from './useTrash'
import { Who } from './Who'

const FormerRecord = lazy(async () => ({ default: (await import('./FormerRecord')).FormerRecord }))

const LONGEST_PREVIEW = 120

type Props = {
  of: CollectionRef
  shape: CollectionShape
  row: TrashRow
  /** Without room for columns. */
  isNarrow: boolean
  isChosen: boolean
  /** A job is at work on it. */
  isUnderWay: boolean
  isReadOnly: boolean
  onChoose: (isChosen: boolean) => void
  onRestore: (row: RestorableRow) => void
}

/** A deleted record, and below it, when asked for, what it was. */
export function TrashLine(props: Props) {
  const { t } = useLingui()
  const { of, shape, row, isNarrow, isChosen, isUnderWay, isReadOnly, onChoose, onRestore } = props
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const known = asRestorable(row)
  const canRestore = known !== undefined && !isUnderWay && !isReadOnly
  const why = isReadOnly ? t`This server is read-only.` : t`It is not known what it was.`
  return (
    <>
      <Table.Tr data-chosen={isChosen || undefined}>
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={t`Choose ${row.id}`}
            checked={isChosen}
            disabled={!canRestore}
            onChange={event => onChoose(event.currentTarget.checked)}
          />
        </Table.Td>
        <Table.Td>
          <div className={classes.name}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t`What ${row.id} was`}
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              disabled={!known}
              onClick={() => setIsOpen(!isOpen)}
            >
              <IconChevronRight size={16} aria-hidden className={isOpen ? classes.turned : classes.chevron} />
            </ActionIcon>
            <div className={classes.names}>
              <Title row={row} was={known?.was} shape={shape} />
              <bdi className={classes.id}>{row.id}</bdi>
              {isNarrow && (
                <span className={classes.narrow}>
                  <By row={row} /> · <When at={row.at} />
                </span>
              )}
            </div>
          </div>
        </Table.Td>
        {!isNarrow && (
          <>
            <Table.Td className={classes.by}>
              <By row={row} />
            </Table.Td>
            <Table.Td className={classes.when}>
              <When at={row.at} />
            </Table.Td>
          </>
        )}
        <Table.Td className={classes.action}>
          {isUnderWay ? (
            <span className={classes.quiet}>
              <Loader size={12} aria-hidden /> <Trans>Restoring…</Trans>
            </span>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconRestore size={14} aria-hidden />}
              aria-label={t`Restore ${row.id}`}
              disabled={!canRestore}
              title={canRestore || row.isAsking ? undefined : why}
              onClick={() => known && onRestore(known)}
            >
              <Trans>Restore</Trans>
            </Button>
          )}
        </Table.Td>
      </Table.Tr>
      {isOpen && row.story && (
        <Table.Tr id={id}>
          <Table.Td colSpan={isNarrow ? 3 : 5} className={classes.opened}>
            <Suspense fallback={<Skeleton height={120} aria-hidden />}>
              <FormerRecord of={of} shape={shape} story={row.story} />
            </Suspense>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

type TitleProps = { row: TrashRow; was: JsonObject | undefined; shape: CollectionShape }

/** What people called it, else the beginning of what it held. */
function Title({ row, was, shape }: TitleProps) {
  if (row.isAsking) return <Skeleton height={12} width={160} my={4} aria-hidden />
  if (!was) return null
  const title = titleOf({ ...was, id: row.id, last_modified: row.at }, shape.displayFields)
  if (title !== row.id) return <bdi className={classes.title}>{title}</bdi>
  return (
    <bdi className={classes.preview}>
      {previewJson(omitFields(was, ['id', 'last_modified', 'schema']), LONGEST_PREVIEW)}
    </bdi>
  )
}

function By({ row: { story, isAsking } }: { row: TrashRow }) {
  if (isAsking) return <Skeleton height={12} width={96} aria-hidden />
  if (story?.by === undefined)
    return (
      <span className={classes.quiet}>
        <Trans>not known</Trans>
      </span>
    )
  return <Who by={story.by} />
}
