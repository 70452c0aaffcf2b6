import fc from 'fast-check'
import { mixed } from './values'

const oneOf = (...values: readonly string[]) => fc.constantFrom(...values)

const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map(texts => texts.join(''))

const OPERATORS = [
  '',
  '',
  'eq_',
  'not_',
  'lt_',
  'gt_',
  'min_',
  'max_',
  'in_',
  'exclude_',
  'like_',
  'has_',
  'contains_',
  'contains_any_',
]
const FIELDS = ['v', 'v', 'w', 'deep.k', 't', 'title', 'deleted', 'deep', 'v.k', 'deep.k.m', 'nope']
const VALUES = [
  '1',
  '5',
  '%225%22',
  'abc',
  'ABC',
  'true',
  'null',
  '',
  '[1,%22a%22]',
  '{%22k%22:%22x%22}',
  '1.5',
  'a',
  '-1',
  '[]',
  'b*',
  '*b*',
  '1,5',
  'a,b',
  '%25',
  '%C3%A9',
  '010',
  '1e1',
]

const TIMES = ['0', '1000', '$now', '$old', '%22$old%22', '$now%20', 'abc', '', '-1', '99999999999999']
const timeFilter = joined(
  oneOf(
    '_since=',
    '_since=',
    '_before=',
    '_to=',
    'last_modified=',
    'gt_last_modified=',
    'min_last_modified=',
    'lt_last_modified=',
    'not_last_modified=',
    'in_last_modified=',
  ),
  oneOf(...TIMES),
)
const idFilter = joined(
  oneOf('', 'in_', 'not_', 'gt_', 'like_', 'exclude_', 'contains_', 'has_'),
  fc.constant('id='),
  oneOf('a', 'b', 'a,b', 'B', '1', '%221%22', 'true'),
)
const filter = joined(oneOf(...OPERATORS), oneOf(...FIELDS), fc.constant('='), oneOf(...VALUES))
const sort = joined(
  fc.constant('_sort='),
  oneOf('v', '-v', 'id', '-id', 'v,-w', '-last_modified', 'last_modified', 'deep.k,v', 'a!b', '', '%2Bv', 'v,v'),
)
const limit = joined(fc.constant('_limit='), oneOf('1', '1', '2', '2', '3', '0', '-1', 'x', '', '1.5', '%221%22'))
const projection = joined(
  fc.constant('_fields='),
  oneOf('v', 'v,w', 'deep.k', 'id', 'deleted', 'nope', '', 'v,%20w', 'last_modified,v.k'),
)
const other = oneOf('_token=abc', '_token=', '_cachebust=1', '_limit=1&_limit=2', 'v=1&v=5', '=1', 'v')

const asQuery = (parts: readonly string[]) => (parts.length ? `?${parts.join('&')}` : '')

const part = mixed([8, filter], [2, idFilter], [3, timeFilter], [4, sort], [4, limit], [2, projection], [1, other])

/** The query of a list. */
export const listQuery: fc.Arbitrary<string> = fc.array(part, { maxLength: 3 }).map(asQuery)

/** Without ids, for lists whose objects have got theirs from the server. */
export const looseQuery: fc.Arbitrary<string> = fc
  .array(mixed([3, filter], [2, timeFilter], [2, limit], [1, projection]), { maxLength: 2 })
  .map(asQuery)

export const objectQuery: fc.Arbitrary<string> = mixed([9, fc.constant('')], [1, projection.map(text => `?${text}`)])

const ENTRY_FIELDS = [
  'uri',
  'resource_name',
  'bucket_id',
  'collection_id',
  'record_id',
  'group_id',
  'id',
  'nope',
  'permissions',
]
const ENTRY_VALUES = ['$b', '$c', '$r/a', 'record', 'bucket', 'a', 'things', 'true', 'bucket,record', 'records', '$bid']
const entryFilter = joined(oneOf(...OPERATORS), oneOf(...ENTRY_FIELDS), fc.constant('='), oneOf(...ENTRY_VALUES))
const entrySort = joined(fc.constant('_sort='), oneOf('uri', '-uri', 'resource_name', 'resource_name,-uri', 'nope'))
const entryFields = joined(fc.constant('_fields='), oneOf('uri', 'uri,resource_name', 'record_id', 'permissions'))

/** The query of `/permissions`. */
export const entryQuery: fc.Arbitrary<string> = fc
  .array(mixed([5, entryFilter], [2, entrySort], [3, limit], [1, entryFields]), { maxLength: 3 })
  .map(asQuery)

const LOG_FIELDS = [
  'uri',
  'action',
  'resource_name',
  'user_id',
  'collection_id',
  'record_id',
  'group_id',
  'target.data.v',
  'target.data.id',
  'target.data.deleted',
  'nope',
]
const LOG_VALUES = [
  '$b',
  '$c',
  '$r/a',
  'create',
  'update',
  'delete',
  'create,delete',
  'record',
  '$alice',
  'a',
  'things',
  '1',
  'true',
  '*records*',
  'null',
]
const logFilter = joined(oneOf(...OPERATORS), oneOf(...LOG_FIELDS), fc.constant('='), oneOf(...LOG_VALUES))
const logSort = joined(
  fc.constant('_sort='),
  oneOf('last_modified', '-last_modified', 'uri', 'action,-last_modified', 'nope'),
)
const logFields = joined(
  fc.constant('_fields='),
  oneOf('uri,action', 'target.data.v', 'user_id', 'nope', 'target.data'),
)

/** The query of a history. */
export const logQuery: fc.Arbitrary<string> = fc
  .array(mixed([6, logFilter], [2, logSort], [3, limit], [1, logFields], [1, timeFilter]), { maxLength: 3 })
  .map(asQuery)
