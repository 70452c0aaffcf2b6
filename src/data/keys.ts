import type { ListQuery } from '~/protocol/listQuery'
import { session } from './session'

/** A query key is a URI cut at the slashes, after the server's address: invalidating a parent reaches all below it. */
export const keyOf = (uri: string): string[] => [session.server(), ...uri.split('/').slice(1)]

export const pagesKey = (listUri: string, query: ListQuery) => [...keyOf(listUri), { pages: query }] as const
export const totalKey = (listUri: string, query: ListQuery) => [...keyOf(listUri), { total: query }] as const
export const viewKey = (uri: string) => [...keyOf(uri), { view: true }] as const
