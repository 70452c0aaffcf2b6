import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Page } from '~/client/page'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject, ObjectBody } from '~/protocol/objects'
import { pagesKey, totalKey, viewKey } from './keys'
import { nextPageSize } from './nextPageSize'
import { session } from './session'

/** Rows appear after the first, small page; the later ones, see nextPageSize.ts, keep fast scrolling fed. */
const FIRST_PAGE = 100

/** Reloading a long list means all of its pages, one after the other: only a write or the person asks for that. */
const MOST_PAGES_RELOADED = 3
const FRESH_MS = 30_000

/** One object with its permissions. Errors: KintoError. */
export const objectView = <T extends KintoObject = KintoObject>(uri: string) =>
  queryOptions({
    queryKey: viewKey(uri),
    queryFn: ({ signal }): Promise<ObjectBody<T>> => session.client().object<T>(uri, { signal }),
  })

/** A list, page by page as far as somebody scrolls. `next` of a page is a plain value. Errors: KintoError. */
export const objectPages = <T extends KintoObject = KintoObject>(listUri: string, query: ListQuery = {}) =>
  infiniteQueryOptions({
    queryKey: pagesKey(listUri, query),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<Page<T>> => {
      const page = await (pageParam === undefined
        ? session.client().list<T>(listUri, { limit: FIRST_PAGE, ...query }, { signal })
        : session.client().page<T>(pageParam, { signal }))
      return { ...page, next: page.next && withLimit(page.next, query.limit ?? nextPageSize(page.rows)) }
    },
    getNextPageParam: last => last.next,
    staleTime: cached => ((cached.state.data?.pages.length ?? 0) > MOST_PAGES_RELOADED ? Infinity : FRESH_MS),
    // Comparing a hundred thousand rows with those before would stop the page for longer than drawing the few in view.
    structuralSharing: false,
  })

/** How many objects match, by HEAD: it arrives later than the rows and nothing waits for it. Errors: KintoError. */
export const objectTotal = (listUri: string, query: ListQuery = {}) =>
  queryOptions({
    queryKey: totalKey(listUri, query),
    queryFn: ({ signal }) => session.client().total(listUri, query, { signal }),
  })

/** The token of a page says where to go on, not how far: each page may ask for another number of rows. */
function withLimit(next: string, limit: number): string {
  const [path = '', search] = next.split('?')
  const parameters = new URLSearchParams(search)
  parameters.set('_limit', String(limit))
  return `${path}?${parameters}`
}

/** Which parts of the server are well, e.g. `{ storage: true, cache: true }`. Errors: KintoError. */
export const heartbeat = () =>
  queryOptions({
    queryKey: [session.server(), '__heartbeat__'],
    queryFn: ({ signal }) => session.client().heartbeat({ signal }),
  })
