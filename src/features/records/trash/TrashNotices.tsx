import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Alert, Code } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { KintoError } from '~/protocol/KintoError'
import type { CollectionRef } from '~/protocol/ref'
import type { Trash } from './useTrash'

type Props = { of: CollectionRef; trash: Trash }

/** Why less is known of these records than there could be. */
export function TrashNotices({ of, trash }: Props) {
  const { t } = useLingui()
  const { kept, historyError, rows } = trash
  if (!kept.isKept) return rows.length > 0 && <NoHistory why={kept.why} />
  if (historyError && isForbidden(historyError))
    return (
      <Notice title={t`You may not read the history`}>
        <Trans>
          So only ids and times are shown, and nothing can be restored: what the records held stands in the history of{' '}
          <bdi>{of.bid}</bdi>. Whoever may read or write that bucket can see it and restore them.
        </Trans>
      </Notice>
    )
  if (historyError)
    return (
      <ErrorNotice
        error={historyError}
        title={t`What some of these records held could not be read`}
        onRetry={trash.askAgain}
      />
    )
  return rows.some(({ story }) => story && !story.was) && <Untold most={kept.most} />
}

const isForbidden = (error: Error) => error instanceof KintoError && (error.status === 403 || error.status === 401)

function NoHistory({ why }: { why: 'off' | 'excluded' }) {
  const { t } = useLingui()
  return (
    <Notice title={why === 'off' ? t`This server keeps no history` : t`No history is kept of this collection`}>
      <Trans>
        A deleted record leaves only its id and the time. Who deleted it and what it held is not known, so it cannot be
        restored.
      </Trans>{' '}
      {why === 'off' ? (
        <Trans>
          For what is deleted from then on, the server's administrator can turn it on:{' '}
          <Code>kinto.plugins.history</Code> in <Code>kinto.includes</Code>.
        </Trans>
      ) : (
        <Trans>
          The server's setting <Code>history.exclude_resources</Code> names it.
        </Trans>
      )}
    </Notice>
  )
}

/** Entries are missing. Nobody can tell why, but for a limit that the server names. */
function Untold({ most }: { most: number | undefined }) {
  const { t } = useLingui()
  return (
    <Notice title={t`Some of these records cannot be restored`}>
      <Trans>
        The history tells you nothing of them: it was turned on later, parts of it were deleted, or they are not open to
        you.
      </Trans>{' '}
      {most !== undefined && (
        <Plural
          value={most}
          one="This server keeps only the newest change of a record in a bucket."
          other="This server keeps only the newest # changes of records in a bucket."
        />
      )}
    </Notice>
  )
}

const Notice = ({ title, children }: { title: string; children: ReactNode }) => (
  <Alert variant="light" color="gray" icon={<IconInfoCircle />} title={title} mb="md">
    {children}
  </Alert>
)
