import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import classes from './ListNews.module.css'
import type { RecordList } from './useRecordList'

/** What others changed and the rows do not show where it belongs; nothing moves until somebody asks for it. */
export function ListNews({ list }: { list: RecordList }) {
  const { news, isMany, show } = list.live
  const hasNews = (news > 0 || isMany) && !list.isPrevious
  return (
    <div className={classes.news}>
      <span role="status">
        {hasNews &&
          (isMany ? (
            <Trans>Many records changed</Trans>
          ) : (
            <Plural value={news} one="# record changed" other="# records changed" />
          ))}
      </span>
      {hasNews && (
        <Button size="compact-sm" variant="subtle" onClick={show}>
          {isMany ? <Trans>Reload the list</Trans> : <Trans>Show changes</Trans>}
        </Button>
      )}
    </div>
  )
}
