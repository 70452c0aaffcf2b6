import { useLingui } from '@lingui/react/macro'
import { Link, useRouterState } from '@tanstack/react-router'
import { useSession } from '~/data/session'
import classes from './Header.module.css'
import { crumbsOf, placeOf, type Crumb } from './place'
import { serverName } from './serverName'

/** Where the page stands, made from the address: nothing has to be loaded for it. */
export function Breadcrumb() {
  const { t, i18n } = useLingui()
  const session = useSession()
  const pathname = useRouterState({ select: state => (state.resolvedLocation ?? state.location).pathname })
  const crumbs = crumbsOf(placeOf(pathname))
  return (
    <nav aria-label={t`Where you are`} className={classes.nav}>
      <ol className={classes.crumbs}>
        <li className={classes.crumb}>
          <Link to="/" className={classes.step} activeOptions={{ exact: true }}>
            <bdi>{serverName(session, i18n)}</bdi>
          </Link>
        </li>
        {crumbs.map((crumb, index) => (
          <li key={crumb.id ?? crumb.word.id} className={classes.crumb}>
            <Step crumb={crumb} isLast={index === crumbs.length - 1} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Step({ crumb, isLast }: { crumb: Crumb; isLast: boolean }) {
  const { t } = useLingui()
  const name = crumb.word ? t(crumb.word) : <bdi>{crumb.id}</bdi>
  if (isLast)
    return (
      <span className={classes.step} aria-current="page">
        {name}
      </span>
    )
  return (
    <Link to={crumb.to} search={crumb.keepsSearch ? true : {}} activeOptions={{ exact: true }} className={classes.step}>
      {name}
    </Link>
  )
}
