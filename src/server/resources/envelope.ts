import type { Json, JsonObject } from '~/protocol/json'
import type { Body } from '../http/incoming'
import { detail, type Detail } from '../http/httpError'
import { own, setOwn } from '../json/ownKeys'
import type { PatchOperation } from '../json/patchJson'
import { pythonText } from '../json/pythonText'
import type { ResourceKind } from './kinds'
import { below, mistake, readMapping, readString, readStrings, refuseUnknown, type Report } from './validate'

/** A permission set to null is taken away by a merge patch and left alone otherwise. */
export type SentPermissions = Record<string, readonly string[] | null>

export type Envelope = { data?: JsonObject; permissions?: SentPermissions }

/** Broken JSON is a mistake on every method; where a body is expected, it is missing as well. */
export function bodyMistakes(body: Body, isExpected: boolean): Detail[] {
  if (body.state !== 'refused') return []
  const refused = detail('body', '', body.reason)
  return isExpected ? [refused, detail('body', '', 'Required')] : [refused]
}

const bodyReport = (mistakes: Detail[]): Report => ({ location: 'body', path: '', mistakes })

const sent = (body: Body): Json => (body.state === 'json' ? body.value : {})

/** Reads `{ data, permissions }`. A patch may send any part of the data: the result is checked after it is applied. */
export function readEnvelope(body: Body, kind: ResourceKind, isPatch: boolean, mistakes: Detail[]): Envelope {
  const report = bodyReport(mistakes)
  const value = readMapping(sent(body), report)
  if (!value || !refuseUnknown(value, ['data', 'permissions'], report)) return {}
  const envelope: Envelope = {}
  const data = own(value, 'data')
  if (data !== undefined) {
    const read = readMapping(data, below(report, 'data'))
    if (read) envelope.data = isPatch ? read : kind.checkData(read, below(report, 'data'))
  } else if (kind.needsData && !isPatch) mistake(below(report, 'data'), 'Required')
  const permissions = own(value, 'permissions')
  if (permissions !== undefined) {
    envelope.permissions = readPermissions(permissions, kind, below(report, 'permissions'))
  }
  return envelope
}

function readPermissions(value: Json, kind: ResourceKind, report: Report): SentPermissions {
  const read: SentPermissions = {}
  const entries = Object.entries(readMapping(value, report) ?? {})
  const unknown = entries.find(([name, principals]) => principals !== null && !kind.permissions.includes(name))
  if (unknown) mistake(report, `"${unknown[0]}" is not one of ${kind.permissions.join(', ')}`)
  else {
    for (const [name, principals] of entries) {
      setOwn(read, name, principals === null ? null : (readStrings(principals, below(report, name)) ?? []))
    }
  }
  return read
}

const OPERATIONS = ['test', 'add', 'remove', 'replace', 'move', 'copy']

/** Reads the list of a JSON patch. https://www.rfc-editor.org/rfc/rfc6902 */
export function readOperations(body: Body, mistakes: Detail[]): PatchOperation[] {
  const report = bodyReport(mistakes)
  const value = sent(body)
  if (!Array.isArray(value)) return mistake(report, `"${pythonText(value)}" is not iterable`) ?? []
  return value.flatMap((item, at) => readOperation(item, below(report, at)) ?? [])
}

function readOperation(item: Json, report: Report): PatchOperation | undefined {
  const value = readMapping(item, report)
  if (!value || !refuseUnknown(value, ['op', 'path', 'from', 'value'], report)) return undefined
  const op = readString(own(value, 'op'), 'op', below(report, 'op'))
  if (op !== undefined && !OPERATIONS.includes(op)) {
    mistake(below(report, 'op'), `"${op}" is not one of ${OPERATIONS.join(', ')}`)
  }
  const path = readPointer(own(value, 'path'), 'path', report)
  const from = own(value, 'from') === undefined ? undefined : readPointer(own(value, 'from'), 'from', report)
  const content = own(value, 'value')
  if (op === undefined || path === undefined) return undefined
  return { op, path, ...(from === undefined ? {} : { from }), ...(content === undefined ? {} : { value: content }) }
}

function readPointer(value: Json | undefined, name: string, report: Report): string | undefined {
  const at = below(report, name)
  const pointer = readString(value, name, at)
  if (pointer === undefined || pointer.startsWith('/')) return pointer
  return mistake(at, 'String does not match expected pattern')
}
