import { useLingui } from '@lingui/react/macro'
import { AppShell, Drawer } from '@mantine/core'
import { useDisclosure, useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useRef, type ReactNode } from 'react'
import { useSessionState } from '~/data/session'
import { Header } from './Header'
import { LoadingBar } from './LoadingBar'
import classes from './Shell.module.css'
import { BucketTree } from './tree/BucketTree'
import { useArrival } from './useArrival'

const SignInAgain = lazy(async () => ({ default: (await import('~/features/connect/SignInAgain')).SignInAgain }))

const JobPanel = lazy(async () => ({ default: (await import('~/components/jobs/JobPanel')).JobPanel }))

/** Below this width the tree is a drawer: Mantine's `sm`. */
const NARROW = '(max-width: 48em)'

/** Header, tree and page. The tree stays where the person left it: open or put away. */
export function Shell({ comesIn, children }: { comesIn: boolean; children: ReactNode }) {
  const { t } = useLingui()
  const state = useSessionState()
  const main = useRef<HTMLElement>(null)
  const said = useArrival(main, comesIn)
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  const [drawer, setDrawer] = useDisclosure(false)
  const [isTreeOpen, setTreeOpen] = useLocalStorage({
    key: 'kinto-studio:tree-open:1',
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  if (state.phase === 'signed-out') return null
  const { server } = state.session
  const toggleTree = () => (isNarrow ? setDrawer.toggle() : setTreeOpen(open => !open))

  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 264, breakpoint: 'sm', collapsed: { mobile: true, desktop: !isTreeOpen } }}
      transitionDuration={0}
    >
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {t`Skip to the page`}
      </button>
      <LoadingBar />
      <AppShell.Header className={classes.header}>
        <Header isTreeOpen={isNarrow ? drawer : isTreeOpen} onToggleTree={toggleTree} />
      </AppShell.Header>
      {!isNarrow && isTreeOpen && (
        <AppShell.Navbar className={classes.navbar} aria-label={t`Buckets and collections`}>
          <BucketTree key={server} />
        </AppShell.Navbar>
      )}
      <Drawer
        opened={isNarrow && drawer}
        onClose={setDrawer.close}
        title={t`Buckets and collections`}
        size={320}
        padding={0}
        classNames={{ header: classes.drawerHeader, body: classes.drawerBody }}
        closeButtonProps={{ 'aria-label': t`Close the tree` }}
        // A drawer's head is no banner of the page.
        attributes={{ header: { role: 'presentation' } }}
        transitionProps={{ duration: 120 }}
      >
        <nav aria-label={t`Buckets and collections`} className={classes.drawerTree}>
          <BucketTree key={server} onLeave={setDrawer.close} />
        </nav>
      </Drawer>
      <AppShell.Main ref={main} tabIndex={-1} className={classes.main}>
        {children}
      </AppShell.Main>
      <div aria-live="polite" className={classes.said}>
        {said}
      </div>
      <Suspense fallback={null}>
        <JobPanel key={server} />
      </Suspense>
      {state.expired && (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      )}
    </AppShell>
  )
}
