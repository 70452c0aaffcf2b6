import { isJsonMap } from '~/lib/jsonValue'
import { valueAt } from '~/lib/valueAt'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'

/**
 * Not what the server keeps by itself: the id, the version, the schema's stamp (kinto-protocol 11), and an attachment,
 * which has to go back as it came.
 */
export function isEditable(row: KintoObject, field: string, schema: JsonObject | undefined): boolean {
  if (row.deleted === true && Object.keys(row).length === 3) return false
  const [head] = field.split('.')
  if (head === 'attachment') return !isJsonMap(row.attachment)
  if (field === 'schema') return schema === undefined && typeof valueAt(row, field) !== 'number'
  return field !== 'id' && field !== 'last_modified'
}
