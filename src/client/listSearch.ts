import type { ListQuery } from '~/protocol/listQuery'

/** The search part that asks this question, with its `?`; empty when nothing is asked. */
export function listSearch(query: ListQuery): string {
  const search = new URLSearchParams(query.filters)
  if (query.sort?.length) search.set('_sort', query.sort.join(','))
  if (query.fields?.length) search.set('_fields', query.fields.join(','))
  if (query.limit !== undefined) search.set('_limit', String(query.limit))
  if (query.since !== undefined) search.set('_since', String(query.since))
  if (query.before !== undefined) search.set('_before', String(query.before))
  if (query.token !== undefined) search.set('_token', query.token)
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
