import type { JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { Exchange } from '../exchange'
import { invalidOne } from '../http/httpError'
import { own, setOwn } from '../json/ownKeys'
import type { ResourceName } from '../settings'
import { violationOf } from './objectRules'
import type { Entry } from '../storage/storage'

type Checked = {
  readonly kind: { readonly name: ResourceName }
  readonly listUri: string
  readonly parent: Entry | undefined
}

/** The fields of each kind that are the server's own business. */
const OWN_FIELDS: Partial<Record<ResourceName, readonly string[]>> = { record: ['schema'], collection: [], group: [] }

/**
 * Refuses an object that violates the schema of its collection or of its bucket; stamps a record with the version of its
 * collection's schema. Does nothing where the setting is off.
 */
export function checkBySchemas(exchange: Exchange, { kind, listUri, parent }: Checked, data: JsonObject): JsonObject {
  const ownFields = OWN_FIELDS[kind.name]
  if (!exchange.engine.settings.schemaValidation || !ownFields) return data
  const ofCollection = kind.name === 'record' ? schemaIn(parent, 'schema') : undefined
  const stamped: JsonObject = { ...data }
  if (ofCollection) {
    refuseViolation(data, ofCollection, ownFields)
    setOwn(stamped, 'schema', parent?.data.last_modified ?? 0)
  }
  const bucketUri = listUri.split('/').slice(0, 3).join('/')
  const ofBucket = schemaIn(exchange.view.get(bucketUri), `${kind.name}:schema`)
  if (ofBucket) refuseViolation(stamped, ofBucket, ownFields)
  return stamped
}

function schemaIn(entry: Entry | undefined, field: string): JsonObject | undefined {
  const schema = entry && own(entry.data, field)
  return schema !== undefined && isJsonObject(schema) ? schema : undefined
}

function refuseViolation(data: JsonObject, schema: JsonObject, ownFields: readonly string[]): void {
  const violation = violationOf(data, schema, ownFields)
  if (violation) throw invalidOne('body', violation.name, violation.description)
}
