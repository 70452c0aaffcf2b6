import { Trans } from '@lingui/react/macro'
import { useSession } from '~/data/session'
import type { DeletionStory } from '~/data/trash'
import type { CollectionRef } from '~/protocol/ref'
import { When } from '~/ui/When'
import type { CollectionShape } from '../list/collectionShape'
import { RecordView } from '../peek/RecordView'
import { useRecordDrawing } from '../peek/useRecordDrawing'
import { hasFile, lostRights } from './restorable'
import classes from './Trash.module.css'
import { Who } from './Who'

type Props = { of: CollectionRef; shape: CollectionShape; story: DeletionStory }

/** What a deleted record was, and what of it would not come back. */
export function FormerRecord({ of, shape, story: { was, written } }: Props) {
  const { info } = useSession()
  const drawing = useRecordDrawing(of)
  if (!was) return null
  const rights = lostRights(was.permissions, info.user?.id)
  return (
    <div className={classes.former}>
      {written && (
        <p className={classes.quiet}>
          <Trans>
            Last written by <Who by={written.by} />, <When at={written.at} />.
          </Trans>
        </p>
      )}
      <RecordView data={was.data} shape={shape} drawing={drawing} />
      {hasFile(was.data) && (
        <p className={classes.quiet}>
          <Trans>Its file may be gone: servers delete a file with its record unless they are told to keep it.</Trans>
        </p>
      )}
      {rights.length > 0 && (
        <div className={classes.quiet}>
          <Trans>Rights on the record itself, which do not come back with it:</Trans>
          <ul className={classes.rights}>
            {rights.map(([permission, principals]) => (
              <li key={permission}>
                <bdi>{permission}</bdi>: <bdi>{principals.join(', ')}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
