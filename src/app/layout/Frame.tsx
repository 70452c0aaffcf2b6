import { Navigate, Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useSessionState } from '~/data/session'
import classes from './Frame.module.css'
import { useDocumentTitle } from './useArrival'

const loadShell = () => import('./Shell')
const Shell = lazy(async () => ({ default: (await loadShell()).Shell }))

/** Only the router's own list of matches knows which page is on the screen while the next one loads. */
const isConnectPage = (matches: readonly { routeId: string }[]) => matches.some(({ routeId }) => routeId === '/connect')

/** The root of all pages: the sign-in page stands alone, everything else in the shell, which is a chunk of its own. */
export function Frame() {
  const { phase } = useSessionState()
  const isConnecting = useRouterState({ select: state => isConnectPage(state.matches) })
  // Whether somebody signed in here, or this is a reload: the first has a focus to take along.
  const [comesIn, setComesIn] = useState(false)
  if (isConnecting && !comesIn) setComesIn(true)
  useDocumentTitle()
  if (isConnecting) return <BareFrame />
  if (phase === 'signed-out') return <ToConnect />
  return (
    <Suspense fallback={<ShellOutline />}>
      <Shell comesIn={comesIn}>
        <Outlet />
      </Shell>
    </Suspense>
  )
}

/** Who begins to use the sign-in page will need the shell and the home page next: they load while one types. */
function BareFrame() {
  const router = useRouter()
  const prepare = () => {
    // Both are only a head start: when one fails, the navigation loads it again and shows why it cannot.
    loadShell().catch(() => undefined)
    router.loadRouteChunk(router.routesByPath['/'])?.catch(() => undefined)
  }
  return (
    <div onPointerDownCapture={prepare} onInputCapture={prepare} onKeyDownCapture={prepare}>
      <Outlet />
    </div>
  )
}

/** Signed out without a navigation, e.g. by a page that came back from the browser's own cache. */
function ToConnect() {
  const next = useRouterState({ select: state => state.location.href })
  return <Navigate to="/connect" search={next === '/' ? {} : { next }} replace />
}

/** Keeps the header's and the tree's place until they arrive. */
const ShellOutline = () => (
  <div className={classes.outline} aria-hidden>
    <div className={classes.outlineHeader} />
    <div className={classes.outlineTree} />
  </div>
)
