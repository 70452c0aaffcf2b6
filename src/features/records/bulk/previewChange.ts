import { checkValue } from '~/forms/validator/checkValue'
import type { Violation } from '~/forms/validator/readOutput'
import { changedFields, type FieldChange } from '~/lib/changedFields'
import { isJsonMap, omitFields } from '~/lib/jsonValue'
import { applyOperation, type Operation, type OperationProblem } from '~/lib/operations'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import { recordSchema } from '../edit/recordData'

/** What an operation would make of one record. */
export type Preview =
  | { type: 'changed'; changes: FieldChange[]; /** What of the schema it would break. */ violations: Violation[] }
  | { type: 'same' }
  | { type: 'problem'; problem: OperationProblem }

export function previewChange(row: KintoObject, operation: Operation, schema: JsonObject | undefined): Preview {
  const outcome = applyOperation(row, operation)
  if (outcome.type !== 'changed') return outcome
  const changes = changedFields(row, outcome.data)
  if (changes.length === 0) return { type: 'same' }
  return { type: 'changed', changes, violations: violationsOf(outcome.data, schema) }
}

/** The server's own fields are no part of what the schema speaks of (kinto-protocol 11). */
function violationsOf(data: JsonObject, schema: JsonObject | undefined): Violation[] {
  const asked = schema && recordSchema(schema)
  if (!isJsonMap(asked)) return []
  return checkValue(asked, omitFields(data, ['id', 'last_modified', 'schema'])) ?? []
}

export type PreviewCounts = { changed: number; same: number; unfit: number; breaking: number }

export const countPreviews = (previews: readonly Preview[]): PreviewCounts => ({
  changed: previews.filter(({ type }) => type === 'changed').length,
  same: previews.filter(({ type }) => type === 'same').length,
  unfit: previews.filter(({ type }) => type === 'problem').length,
  breaking: previews.filter(preview => preview.type === 'changed' && preview.violations.length > 0).length,
})
