import { ID_PATTERN } from '~/protocol/objects'
import { pythonText } from '../json/pythonText'
import type { ResourceKind } from '../resources/kinds'
import type { Filter } from '../resources/listFilters'

/** kinto.plugins.history.views.HistorySchema, and what every object has. */
const FIELDS = [
  'user_id',
  'uri',
  'action',
  'date',
  'resource_name',
  'bucket_id',
  'collection_id',
  'group_id',
  'record_id',
  'target',
  'id',
  'last_modified',
  'deleted',
]

const ID_FIELDS = ['record_id', 'collection_id', 'bucket_id']

/** Ids that look like integers are text all the same. For Python booleans are integers, too. */
function withTextId(filter: Filter): Filter {
  const { field, value } = filter
  const isInteger = typeof value === 'boolean' || (typeof value === 'number' && Number.isInteger(value))
  return isInteger && ID_FIELDS.includes(field) ? { ...filter, value: pythonText(value) } : filter
}

/** The entries of a history as a kind of object. Nobody writes them but the server. */
export const HISTORY: ResourceKind = {
  name: 'history',
  permissions: [],
  idPattern: ID_PATTERN,
  idFrom: uuid => uuid,
  needsData: false,
  checkData: data => data,
  fields: new Set(FIELDS),
  adaptFilter: withTextId,
  lacksTotals: true,
}
