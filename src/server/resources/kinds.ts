import type { Json, JsonObject } from '~/protocol/json'
import { ID_PATTERN, PERMISSIONS } from '~/protocol/objects'
import { HISTORY } from '../history/historyKind'
import { own, setOwn } from '../json/ownKeys'
import { mistakeInSchema } from '../schema/checkSchema'
import type { ResourceName } from '../settings'
import { shortId } from './ids'
import type { Filter, KnownFields } from './listFilters'
import { below, mistake, readInteger, readMapping, readString, readStrings, type Report } from './validate'

/** What differs between the kinds of objects; everything else is written once. */
export type ResourceKind = {
  readonly name: ResourceName
  readonly permissions: readonly string[]
  readonly idPattern: RegExp
  /** Makes an id of a fresh UUID, where the server makes ids. */
  readonly idFrom: (uuid: string) => string
  /** Whether an object can be written without `data`. */
  readonly needsData: boolean
  /** Checks what Kinto checks and fills in what it fills in. */
  readonly checkData: (data: JsonObject, report: Report) => JsonObject
  /** What filters, sorts and `_fields` may name; absent where objects may have any field. */
  readonly fields?: KnownFields
  /** What a filter means, where that is not what it says. */
  readonly adaptFilter?: (filter: Filter) => Filter
  /** HEAD of the list is answered as GET is. */
  readonly lacksTotals?: boolean
}

const keep = (data: JsonObject): JsonObject => data

/** Checks JSON schemas; what Kinto calls a mapping is an object. */
const checkSchemas =
  (...names: string[]) =>
  (data: JsonObject, report: Report): JsonObject => {
    for (const name of names) {
      const value = own(data, name)
      const schema = value === undefined ? undefined : readMapping(value, below(report, name))
      const wrong = schema && mistakeInSchema(schema)
      if (wrong !== undefined) mistake(below(report, name), wrong)
    }
    return data
  }

function checkCollection(data: JsonObject, report: Report): JsonObject {
  checkSchemas('schema')(data, report)
  return coerce(data, 'cache_expires', value => readInteger(value, below(report, 'cache_expires')))
}

/** Replaces a field by what was read of it; null stands for "not given". */
function coerce(data: JsonObject, name: string, read: (value: Json) => number | null | undefined): JsonObject {
  const value = own(data, name)
  if (value === undefined) return data
  const coerced: JsonObject = { ...data }
  delete coerced[name]
  const result = read(value)
  if (typeof result === 'number') setOwn(coerced, name, result)
  return coerced
}

function checkGroup(data: JsonObject, report: Report): JsonObject {
  const at = below(report, 'members')
  for (const [index, member] of (
    readStrings(own(data, 'members') ?? (Object.hasOwn(data, 'members') ? null : []), at) ?? []
  ).entries()) {
    if (member.startsWith('/buckets/') || member === 'system.Everyone') {
      mistake(below(at, index), `'${member}' is not a valid user ID.`)
    }
  }
  return { members: [], ...data }
}

function checkAccount(data: JsonObject, report: Report): JsonObject {
  readString(own(data, 'password'), 'password', below(report, 'password'))
  return data
}

export const KINDS: Record<ResourceName, ResourceKind> = {
  bucket: {
    name: 'bucket',
    permissions: PERMISSIONS.bucket,
    idPattern: ID_PATTERN,
    idFrom: shortId,
    needsData: false,
    checkData: checkSchemas('collection:schema', 'group:schema', 'record:schema'),
  },
  collection: {
    name: 'collection',
    permissions: PERMISSIONS.collection,
    idPattern: ID_PATTERN,
    idFrom: shortId,
    needsData: false,
    checkData: checkCollection,
  },
  group: {
    name: 'group',
    permissions: PERMISSIONS.group,
    idPattern: ID_PATTERN,
    idFrom: shortId,
    needsData: false,
    checkData: checkGroup,
  },
  record: {
    name: 'record',
    permissions: PERMISSIONS.record,
    idPattern: ID_PATTERN,
    idFrom: uuid => uuid,
    needsData: false,
    checkData: keep,
  },
  account: {
    name: 'account',
    permissions: ['read', 'write'],
    // kinto.plugins.accounts.views.AccountIdGenerator
    idPattern: /^[a-zA-Z0-9][+.@a-zA-Z0-9_-]*$/,
    idFrom: uuid => uuid,
    needsData: true,
    checkData: checkAccount,
  },
  history: HISTORY,
}
