import type { QueryClient } from '@tanstack/react-query'
import {
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyFn,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { session } from '~/data/session'
import { ConnectPage } from '~/features/connect/ConnectPage'
import { parseSearch, readListSearch, stringifySearch } from '~/url/listSearch'
import { ErrorPage } from './errors/ErrorPage'
import { NotFoundPage } from './errors/NotFoundPage'
import { Frame } from './layout/Frame'

export type RouterContext = { queryClient: QueryClient }

const root = createRootRouteWithContext<RouterContext>()({
  component: Frame,
  // Signed out, every address but the sign-in page leads there and comes back afterwards.
  beforeLoad: ({ location }) => {
    if (location.pathname !== '/connect' && session.get().phase === 'signed-out')
      throw redirect({ to: '/connect', search: location.href === '/' ? {} : { next: location.href } })
  },
})

const page = <const P extends string>(path: P) => ({ getParentRoute: () => root, path })

const connect = createRoute({
  ...page('/connect'),
  validateSearch: readListSearch,
  // Not lazy: for somebody who is signed out it is the first page, and a second round of requests would show.
  component: ConnectPage,
})

const home = createRoute({
  ...page('/'),
  loader: lazyFn(() => import('~/features/home/HomePage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/home/HomePage'), 'HomePage'),
})

const bucketCreate = createRoute({
  ...page('/+bucket'),
  component: lazyRouteComponent(() => import('~/features/buckets/BucketCreatePage'), 'BucketCreatePage'),
})

const collections = createRoute({
  ...page('/buckets/$bid/collections'),
  loader: lazyFn(() => import('~/features/buckets/CollectionsPage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/buckets/CollectionsPage'), 'CollectionsPage'),
})

const groups = createRoute({
  ...page('/buckets/$bid/groups'),
  loader: lazyFn(() => import('~/features/buckets/GroupsPage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/buckets/GroupsPage'), 'GroupsPage'),
})

const bucketSettings = createRoute({
  ...page('/buckets/$bid/settings'),
  loader: lazyFn(() => import('~/features/buckets/BucketSettingsPage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/buckets/BucketSettingsPage'), 'BucketSettingsPage'),
})

const collectionCreate = createRoute({
  ...page('/buckets/$bid/+collection'),
  component: lazyRouteComponent(() => import('~/features/collections/CollectionCreatePage'), 'CollectionCreatePage'),
})

const groupCreate = createRoute({
  ...page('/buckets/$bid/+group'),
  component: lazyRouteComponent(() => import('~/features/groups/GroupCreatePage'), 'GroupCreatePage'),
})

const groupMembers = createRoute({
  ...page('/buckets/$bid/groups/$gid/members'),
  loader: lazyFn(() => import('~/features/groups/GroupPage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/groups/GroupPage'), 'GroupPage'),
})

const records = createRoute({
  ...page('/buckets/$bid/collections/$cid/records'),
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  loader: lazyFn(() => import('~/features/records/RecordsPage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/records/RecordsPage'), 'RecordsPage'),
})

const trash = createRoute({
  ...page('/buckets/$bid/collections/$cid/trash'),
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  loader: lazyFn(() => import('~/features/records/TrashPage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/records/TrashPage'), 'TrashPage'),
})

const jobs = createRoute({
  ...page('/jobs'),
  component: lazyRouteComponent(() => import('~/features/jobs/JobsPage'), 'JobsPage'),
})

const job = createRoute({
  ...page('/jobs/$id'),
  component: lazyRouteComponent(() => import('~/features/jobs/JobPage'), 'JobPage'),
})

const collectionSettings = createRoute({
  ...page('/buckets/$bid/collections/$cid/settings'),
  loader: lazyFn(() => import('~/features/collections/CollectionSettingsPage'), 'loader'),
  component: lazyRouteComponent(
    () => import('~/features/collections/CollectionSettingsPage'),
    'CollectionSettingsPage',
  ),
})

const recordCreate = createRoute({
  ...page('/buckets/$bid/collections/$cid/records/+record'),
  validateSearch: readListSearch,
  loader: lazyFn(() => import('~/features/records/RecordCreatePage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/records/RecordCreatePage'), 'RecordCreatePage'),
})

const record = createRoute({
  ...page('/buckets/$bid/collections/$cid/records/$rid'),
  validateSearch: readListSearch,
  loader: lazyFn(() => import('~/features/records/RecordPage'), 'loader'),
  component: lazyRouteComponent(() => import('~/features/records/RecordPage'), 'RecordPage'),
})

/** The form and the JSON text are two views of one unsaved value, so both addresses keep the same page mounted. */
const recordJson = createRoute({ getParentRoute: () => record, path: 'json', validateSearch: readListSearch })

/** Old and short addresses, the peer's among them, keep working. */
const moved = (from: string, to: string) =>
  createRoute({
    ...page(from),
    beforeLoad: ({ params, search }) => {
      throw redirect({ to, params, search, replace: true })
    },
  })

const routeTree = root.addChildren([
  connect,
  home,
  bucketCreate,
  collections,
  groups,
  bucketSettings,
  collectionCreate,
  groupCreate,
  groupMembers,
  jobs,
  job,
  records,
  trash,
  collectionSettings,
  recordCreate,
  record.addChildren([recordJson]),
  moved('/buckets', '/'),
  moved('/buckets/$bid', '/buckets/$bid/collections'),
  moved('/buckets/$bid/attributes', '/buckets/$bid/settings'),
  moved('/buckets/$bid/groups/$gid', '/buckets/$bid/groups/$gid/members'),
  moved('/buckets/$bid/collections/$cid', '/buckets/$bid/collections/$cid/records'),
  moved('/buckets/$bid/collections/$cid/attributes', '/buckets/$bid/collections/$cid/settings'),
  moved('/buckets/$bid/collections/$cid/records/$rid/attributes', '/buckets/$bid/collections/$cid/records/$rid'),
])

export function createStudioRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    context,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    // The query cache decides what is stale, not the router.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createStudioRouter>
  }
}
