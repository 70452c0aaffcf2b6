import type { RecordSource } from '~/data/recordPages'
import { childrenUri, type CollectionRef } from '~/protocol/ref'
import { readAt } from '~/url/atSearch'
import { MOST_QUICK_FIELDS, readQuickFind, writeText } from '~/url/findSearch'
import type { ListSearch } from '~/url/listSearch'
import { readListQuery } from '~/url/recordsQuery'
import { askedFields, knownTextFields, type CollectionShape } from './collectionShape'

/** Where to look when an address names no fields and the collection does not tell any. */
const NAMES = ['name', 'title', 'id']

/** The list that an address asks for. `shown`: the columns, where somebody chose others than the collection's own. */
export function recordSource(
  of: CollectionRef,
  search: ListSearch,
  shape: CollectionShape,
  shown: readonly string[] | undefined,
): RecordSource {
  const found = readQuickFind(search)
  return {
    listUri: childrenUri(of, 'record'),
    query: readListQuery(search, shape.sort),
    find: found && { fields: searchedFields(found.fields, shape), value: writeText(found.text) },
    at: readAt(search),
    fields: askedFields(shown ?? shape.displayFields, shape.schema),
  }
}

/** The fields in which a text is looked for at once. */
export function searchedFields(asked: readonly string[], shape: CollectionShape): string[] {
  if (asked.length > 0) return [...asked]
  const known = knownTextFields(shape)
  return known.length > 0 ? known.slice(0, MOST_QUICK_FIELDS) : NAMES
}
