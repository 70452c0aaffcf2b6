import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { FieldChanges } from '~/components/jobs/FieldChanges'
import { useProblemWords } from '~/components/jobs/useProblemWords'
import { messageOf } from '~/forms/validator/messageOf'
import type { Operation } from '~/lib/operations'
import { valueAt } from '~/lib/valueAt'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import classes from './ChangeDialog.module.css'
import { countPreviews, previewChange, type Preview, type PreviewCounts } from './previewChange'

type Props = {
  /** Undefined while they are on their way. */
  rows: readonly KintoObject[] | undefined
  operation: Operation | undefined
  schema: JsonObject | undefined
  nameOf: (row: KintoObject) => string
}

/** What the first records of the selection are now and would be then. */
export function ChangePreview({ rows, operation, schema, nameOf }: Props) {
  const { t } = useLingui()
  const previews = useMemo(
    () => (rows && operation ? rows.map(row => previewChange(row, operation, schema)) : undefined),
    [rows, operation, schema],
  )
  return (
    <section aria-label={t`Preview`} className={classes.preview}>
      <div className={classes.summary} role="status">
        {previews ? (
          <Summary counts={countPreviews(previews)} total={previews.length} />
        ) : (
          <Waiting isReady={rows !== undefined} />
        )}
      </div>
      {!rows && <Skeleton height={160} aria-hidden />}
      {rows && previews && (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t`Previewed records`}>
          <table className={classes.table}>
            <colgroup>
              <col className={classes.names} />
              <col />
            </colgroup>
            <thead className={classes.unseen}>
              <tr>
                <th scope="col">
                  <Trans>Record</Trans>
                </th>
                <th scope="col">
                  <Trans>What changes</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={row.id}>
                  <th scope="row">
                    <bdi>{nameOf(row)}</bdi>
                  </th>
                  <td>
                    <Line row={row} preview={previews[index]} operation={operation} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

const Waiting = ({ isReady }: { isReady: boolean }) =>
  isReady ? <Trans>What becomes of the first records is shown here.</Trans> : <Trans>Loading some of the records</Trans>

function Summary({ counts: { changed, same, unfit, breaking }, total }: { counts: PreviewCounts; total: number }) {
  return (
    <>
      <Plural value={total} one="Of the first record:" other="Of the first # records:" />{' '}
      <Plural value={changed} one="# changes" other="# change" />
      {same > 0 && (
        <>
          , <Plural value={same} one="# is so already" other="# are so already" />
        </>
      )}
      {unfit > 0 && (
        <>
          , <Plural value={unfit} one="# does not fit and is left out" other="# do not fit and are left out" />
        </>
      )}
      {breaking > 0 && (
        <>
          , <Plural value={breaking} one="# would break the schema" other="# would break the schema" />
        </>
      )}
      .
    </>
  )
}

/** More of them would hide the next record. */
const MOST_VIOLATIONS = 3

type LineProps = { row: KintoObject; preview: Preview | undefined; operation: Operation | undefined }

function Line({ row, preview, operation }: LineProps) {
  const words = useProblemWords()
  if (!preview || preview.type === 'same')
    return (
      <span className={classes.quiet}>
        {isMissing(row, operation) ? <Trans>Has no such field</Trans> : <Trans>Same already</Trans>}
      </span>
    )
  if (preview.type === 'problem')
    return (
      <span className={classes.unfit}>
        <Trans>Does not fit: {words.ofOperation(preview.problem)}</Trans>
      </span>
    )
  return (
    <>
      <FieldChanges changes={preview.changes} isNamed={operation?.type !== 'rename' && preview.changes.length === 1} />
      {preview.violations.slice(0, MOST_VIOLATIONS).map(violation => (
        <div key={JSON.stringify([violation.path, violation.keyword])} className={classes.unfit}>
          <IconAlertTriangle size={14} aria-hidden />{' '}
          <Trans>
            Breaks the schema: <bdi>{violation.path.join('.')}</bdi> {messageOf(violation)}
          </Trans>
        </div>
      ))}
    </>
  )
}

const isMissing = (row: KintoObject, operation: Operation | undefined) =>
  operation !== undefined && operation.type !== 'set' && valueAt(row, operation.field) === undefined
