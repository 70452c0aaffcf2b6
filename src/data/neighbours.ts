import { queryOptions } from '@tanstack/react-query'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject } from '~/protocol/objects'
import { fullSort, reversedSort, tokenAfter } from '~/protocol/pageToken'
import { keyOf } from './keys'
import { session } from './session'

/** The list that one came from: its filters and its order. */
export type Surroundings = Pick<ListQuery, 'filters' | 'sort' | 'since' | 'before'>

/** Ids; null at either end of the list. `unknown`: the server cannot page through a sort on an array or an object. */
export type Neighbours = { previous: string | null; next: string | null } | 'unknown'

/**
 * The records before and behind this one, by two requests for one row each: the server's own page token finds rows by
 * value, so no list has to be loaded. Errors: KintoError.
 */
export const neighbours = (listUri: string, object: KintoObject, { sort = [], ...narrowing }: Surroundings) =>
  queryOptions({
    queryKey: [...keyOf(listUri), { neighboursOf: object.id, at: object.last_modified, sort, narrowing }],
    queryFn: async ({ signal }): Promise<Neighbours> => {
      const token = tokenAfter(sort, object)
      if (token === undefined) return 'unknown'
      const ask = (order: string[]) =>
        session.client().list(listUri, { ...narrowing, sort: order, fields: ['id'], limit: 1, token }, { signal })
      const [behind, before] = await Promise.all([ask(fullSort(sort)), ask(reversedSort(sort))])
      return { previous: before.rows[0]?.id ?? null, next: behind.rows[0]?.id ?? null }
    },
  })
