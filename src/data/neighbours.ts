import { queryOptions } from '@tanstack/react-query'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject } from '~/protocol/objects'
import { fullSort, reversedSort, tokenAfter } from '~/protocol/pageToken'
import { keyOf } from './keys'
import { fieldsOf, questionsOf, type QuickFind } from './recordPages'
import { rowOrder } from './rowOrder'
import { session } from './session'

/** The list that one came from: its filters and its order. */
export type Surroundings = Pick<ListQuery, 'filters' | 'sort' | 'since' | 'before'> & {
  /** A text that was looked for in several fields: then the list is merged of as many. */
  find?: QuickFind | undefined
}

/** Ids; null at either end of the list. `unknown`: the server cannot page through a sort on an array or an object. */
export type Neighbours = { previous: string | null; next: string | null } | 'unknown'

/**
 * The records before and behind this one, by two requests for one row each (of each list that is merged): the server's own
 * page token finds rows by value, so no list has to be loaded. Errors: KintoError.
 */
export const neighbours = (listUri: string, object: KintoObject, { sort = [], find, ...narrowing }: Surroundings) =>
  queryOptions({
    queryKey: [
      ...keyOf(listUri),
      { neighboursOf: object.id, at: object.last_modified, sort, narrowing, ...(find && { find }) },
    ],
    queryFn: async ({ signal }): Promise<Neighbours> => {
      const token = tokenAfter(sort, object)
      if (token === undefined) return 'unknown'
      const fields = fieldsOf({ query: { sort, fields: ['id'] } })
      const ask = async (order: string[]) => {
        const questions = questionsOf({ query: { ...narrowing, sort: order, limit: 1, token }, find })
        const pages = await Promise.all(
          questions.map(question =>
            session.client().list(listUri, { ...question, ...(fields && { fields: [...fields] }) }, { signal }),
          ),
        )
        return pages.flatMap(page => page.rows).toSorted(rowOrder(order))[0]?.id ?? null
      }
      const [next, previous] = await Promise.all([ask(fullSort(sort)), ask(reversedSort(sort))])
      return { previous, next }
    },
  })
