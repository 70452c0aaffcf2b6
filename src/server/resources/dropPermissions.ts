import { draftOf, type Exchange } from '../exchange'

/**
 * Takes all permissions off what is in a list and below it. Kinto does so whenever a list is deleted without a filter,
 * even where a limit leaves some of its objects: kinto.core.resource.model.Model.delete_objects.
 */
export function dropPermissions(exchange: Exchange, listUri: string): void {
  const { view } = exchange
  for (const uri of [listUri, ...view.listsBelow(listUri)]) {
    for (const entry of view.list(uri).newestFirst()) {
      if (Object.keys(entry.permissions).length > 0) draftOf(exchange).put({ ...entry, permissions: {} })
    }
  }
}
