import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { ErrorNotice } from '~/components/ErrorNotice'
import { useSession } from '~/data/session'
import type { CollectionRef } from '~/protocol/ref'
import classes from './Trash.module.css'
import { TrashLine } from './TrashLine'
import type { Choice } from './useChoice'
import type { Restore } from './useRestore'
import type { Trash } from './useTrash'

/** There who and when stand below the name. */
const NARROW = '(max-width: 640px)'

type Props = { of: CollectionRef; trash: Trash; restore: Restore; choice: Choice }

/** The deleted records, as far as they are loaded. */
export function TrashTable({ of, trash, restore, choice }: Props) {
  const { t } = useLingui()
  const isReadOnly = useSession().info.settings.readonly
  const { rows, shape } = trash
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  return (
    <>
      <Table aria-label={t`Deleted records of ${of.cid}`} className={classes.table} aria-busy={trash.isPrevious}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.check}>
              <Checkbox
                size="xs"
                aria-label={t`Choose all shown`}
                checked={choice.isAll}
                indeterminate={!choice.isAll && choice.chosen.length > 0}
                disabled={choice.count === 0}
                onChange={event => choice.setAll(event.currentTarget.checked)}
              />
            </Table.Th>
            <Table.Th scope="col">{t`Record`}</Table.Th>
            {!isNarrow && (
              <>
                <Table.Th scope="col" className={classes.by}>{t`Deleted by`}</Table.Th>
                <Table.Th scope="col" className={classes.when}>{t`Deleted`}</Table.Th>
              </>
            )}
            <Table.Th scope="col" className={classes.action} aria-label={t`Restore`} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <TrashLine
              key={`${row.id} ${row.at}`}
              of={of}
              shape={shape}
              row={row}
              isNarrow={isNarrow}
              isChosen={choice.has(row.id)}
              isUnderWay={restore.underWay.has(row.id)}
              isReadOnly={isReadOnly}
              onChoose={isChosen => choice.set(row.id, isChosen)}
              onRestore={known => restore.begin([known])}
            />
          ))}
        </Table.Tbody>
      </Table>
      <div className={classes.foot}>
        <span role="status" className={classes.quiet}>
          {trash.hasMore ? (
            <Plural value={rows.length} one="The newest one" other="The newest #" />
          ) : (
            <Plural value={rows.length} one="# deleted record" other="# deleted records" />
          )}
        </span>
        {trash.hasMore && !trash.nextPageError && (
          <Button variant="default" loading={trash.isLoadingMore} onClick={trash.loadMore}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </div>
      {trash.nextPageError && (
        <ErrorNotice
          error={trash.nextPageError}
          title={t`The next deleted records could not be loaded`}
          onRetry={trash.loadMore}
        />
      )}
    </>
  )
}
