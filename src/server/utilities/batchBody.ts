import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { Detail } from '../http/httpError'
import type { Body } from '../http/incoming'
import { own, setOwn } from '../json/ownKeys'
import { pythonRepr } from '../json/pythonText'
import {
  below,
  mistake,
  readMapping,
  readSequence,
  readString,
  refuseUnknown,
  type Report,
} from '../resources/validate'

/** One request inside a batch, its defaults filled in. */
export type BatchItem = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: JsonObject | undefined
}

const KEYS = ['method', 'path', 'headers', 'body']
const METHODS = ['GET', 'HEAD', 'DELETE', 'TRACE', 'POST', 'PUT', 'PATCH']

/** Reads `{ defaults, requests }`: kinto.core.views.batch.BatchPayloadSchema. */
export function readBatch(body: Body, mistakes: Detail[]): BatchItem[] {
  const report: Report = { location: 'body', path: '', mistakes }
  const value = readMapping(body.state === 'json' ? body.value : {}, report)
  if (!value || !refuseUnknown(value, ['defaults', 'requests'], report)) return []
  const defaults = own(value, 'defaults')
  if (defaults !== undefined) readItem(defaults, false, below(report, 'defaults'))
  const requests = own(value, 'requests')
  if (requests === undefined) return mistake(below(report, 'requests'), 'Required') ?? []
  const items = readSequence(requests, below(report, 'requests')) ?? []
  return items.flatMap((item, at) => {
    const filled =
      isJsonObject(item) && defaults !== undefined && isJsonObject(defaults) ? withDefaults(item, defaults) : item
    return readItem(filled, true, below(below(report, 'requests'), at)) ?? []
  })
}

/** Objects are merged at every depth; what an item has itself is kept. */
function withDefaults(item: JsonObject, defaults: JsonObject): JsonObject {
  const merged: JsonObject = { ...item }
  for (const [key, value] of Object.entries(defaults)) {
    const known = own(merged, key)
    if (known === undefined) setOwn(merged, key, value)
    else if (isJsonObject(value) && isJsonObject(known)) setOwn(merged, key, withDefaults(known, value))
  }
  return merged
}

function readItem(item: Json, needsPath: boolean, report: Report): BatchItem | undefined {
  const value = readMapping(item, report)
  if (!value || !refuseUnknown(value, KEYS, report)) return undefined
  const path = own(value, 'path')
  const read = path === undefined && !needsPath ? '/' : readString(path, 'path', below(report, 'path'))
  if (read !== undefined && !read.startsWith('/'))
    mistake(below(report, 'path'), 'String does not match expected pattern')
  const sent = own(value, 'body')
  const body = sent === undefined ? undefined : readMapping(sent, below(report, 'body'))
  return {
    method: readMethod(own(value, 'method'), below(report, 'method')),
    path: read ?? '/',
    headers: readHeaders(value, report),
    body,
  }
}

function readMethod(value: Json | undefined, report: Report): string {
  if (value === undefined) return 'GET'
  const method = readString(value, 'method', report)
  if (method !== undefined && !METHODS.includes(method)) {
    mistake(report, `"${method}" is not one of ${METHODS.join(', ')}`)
  }
  return method ?? 'GET'
}

function readHeaders(item: JsonObject, report: Report): Record<string, string> {
  const sent = own(item, 'headers')
  const headers = sent === undefined ? {} : (readMapping(sent, below(report, 'headers')) ?? {})
  const read: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') setOwn(read, name, value)
    else {
      mistake(below(report, 'headers'), `${pythonRepr(headers)} contains non string value`)
      break
    }
  }
  return read
}
