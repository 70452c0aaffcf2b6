import { Trans, useLingui } from '@lingui/react/macro'
import { explain } from '~/components/explain'
import type { StagedTrouble } from '~/data/staged'
import classes from './StagedBar.module.css'

/** Whether closing the page would lose the cells, and why saving did not begin. */
export function KeptNote({ trouble, error }: { trouble: StagedTrouble | undefined; error: unknown }) {
  const { t } = useLingui()
  if (error !== undefined) {
    const sentence = explain(error)
    return (
      <p className={classes.error} role="alert">
        {typeof sentence === 'string' ? sentence : t(sentence)}
      </p>
    )
  }
  if (trouble === undefined)
    return (
      <p className={classes.note}>
        <Trans>Kept on this device until you save.</Trans>
      </p>
    )
  return (
    <p className={classes.trouble} role="alert">
      <Trans>Not kept on this device:</Trans> <Reason trouble={trouble} />{' '}
      <Trans>Save before you close this page.</Trans>
    </p>
  )
}

function Reason({ trouble }: { trouble: StagedTrouble }) {
  switch (trouble) {
    case 'full':
      return <Trans>the browser has no room left.</Trans>
    case 'unavailable':
      return <Trans>the browser keeps no data here.</Trans>
    case 'other-version':
      return <Trans>another tab holds another version of this page open; close or reload it.</Trans>
    case 'failed':
      return <Trans>the browser could not write to its database.</Trans>
  }
}
