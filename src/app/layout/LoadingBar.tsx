import { useLingui } from '@lingui/react/macro'
import { useRouterState } from '@tanstack/react-router'
import classes from './LoadingBar.module.css'

/** A thin line above everything while the next page is on its way; the style sheet keeps it unseen for 150 ms. */
export function LoadingBar() {
  const { t } = useLingui()
  const isLoading = useRouterState({ select: state => state.status === 'pending' })
  return isLoading ? <div role="progressbar" aria-label={t`Loading the page`} className={classes.bar} /> : null
}
