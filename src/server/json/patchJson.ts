import type { Json, JsonObject } from '~/protocol/json'
import { equalsJson } from './compareJson'
import { own, setOwn } from './ownKeys'
import { pythonRepr, pythonText } from './pythonText'

export type PatchOperation = { op: string; path: string; from?: string; value?: Json }

/** An operation that cannot be done. Nothing of the patch is kept. */
export class PatchFailed extends Error {
  override name = 'PatchFailed'
}

const fail = (message: string): never => {
  throw new PatchFailed(message)
}

/** Applies a JSON patch to a copy of a document. https://www.rfc-editor.org/rfc/rfc6902 */
export function patchJson(document: JsonObject, operations: readonly PatchOperation[]): Json {
  let result: Json = structuredClone(document)
  for (const operation of operations) result = apply(result, operation)
  return result
}

function apply(document: Json, operation: PatchOperation): Json {
  const path = parts(operation.path)
  switch (operation.op) {
    case 'add':
      return add(document, path, structuredClone(valueOf(operation)))
    case 'remove':
      remove(document, path)
      return document
    case 'replace':
      return replace(document, path, structuredClone(valueOf(operation)))
    case 'move':
      return move(document, parts(fromOf(operation)), path)
    case 'copy':
      return add(document, path, structuredClone(existing(document, parts(fromOf(operation)))))
    default:
      test(document, path, operation)
      return document
  }
}

const valueOf = ({ value }: PatchOperation): Json =>
  value ?? (value === null ? null : fail("The operation does not contain a 'value' member"))

const fromOf = ({ from }: PatchOperation): string => from ?? fail("The operation does not contain a 'from' member")

function parts(pointer: string): string[] {
  const bad = /~(?:[^01]|$)/.exec(pointer)
  if (bad) fail(`Found invalid escape ${bad[0]}`)
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

const INDEX = /^(?:0|[1-9]\d*)$/

/** One step into the document. */
function step(value: Json, part: string): Json {
  if (Array.isArray(value)) {
    const item = part === '-' ? undefined : value[indexOf(part)]
    return item === undefined ? fail(`index '${part}' is out of bounds`) : item
  }
  if (typeof value !== 'object' || value === null) return fail(unresolvable(value, part))
  const member = own(value, part)
  return member === undefined ? fail(`member '${part}' not found in ${pythonText(value)}`) : member
}

const unresolvable = (value: Json, part: string): string =>
  typeof value === 'string'
    ? `Cannot apply token '${part}' to non-container type <class 'str'>`
    : `Document '${pythonType(value)}' does not support indexing, must be mapping/sequence or support __getitem__`

const indexOf = (part: string): number =>
  INDEX.test(part) ? Number(part) : fail(`'${part}' is not a valid sequence index`)

const resolve = (document: Json, path: readonly string[]): Json => path.reduce(step, document)

/** The object or array that the last step of a path is taken in. */
function holderOf(document: Json, path: readonly string[]): { holder: JsonObject | Json[]; last: string } {
  const holder = resolve(document, path.slice(0, -1))
  const last = path.at(-1) ?? ''
  return typeof holder === 'object' && holder !== null ? { holder, last } : fail(unresolvable(holder, last))
}

function add(document: Json, path: readonly string[], value: Json): Json {
  if (path.length === 0) return value
  const { holder, last } = holderOf(document, path)
  if (!Array.isArray(holder)) setOwn(holder, last, value)
  else if (last === '-') holder.push(value)
  else if (indexOf(last) > holder.length) fail("can't insert outside of list")
  else holder.splice(indexOf(last), 0, value)
  return document
}

/** What stands at `from`. Where nothing does, Kinto's message is just what Python says of the missing key. */
function existing(document: Json, path: readonly string[]): Json {
  if (path.length === 0) return document
  const { holder, last } = holderOf(document, path)
  if (!Array.isArray(holder)) return Object.hasOwn(holder, last) ? (own(holder, last) ?? null) : fail(pythonRepr(last))
  const item = last === '-' ? undefined : holder[indexOf(last)]
  return item === undefined ? fail('list index out of range') : item
}

function remove(document: Json, path: readonly string[]): Json {
  if (path.length === 0) fail("can't remove the whole document")
  const { holder, last } = holderOf(document, path)
  const missing = (): never => fail(`can't remove a non-existent object '${last}'`)
  if (!Array.isArray(holder)) {
    const value = own(holder, last) ?? (Object.hasOwn(holder, last) ? null : missing())
    delete holder[last]
    return value
  }
  if (last === '-') fail("invalid array index '-'")
  const [value] = holder.splice(indexOf(last), 1)
  return value === undefined ? missing() : value
}

function replace(document: Json, path: readonly string[], value: Json): Json {
  if (path.length === 0) return value
  const { holder, last } = holderOf(document, path)
  if (!Array.isArray(holder)) {
    if (!Object.hasOwn(holder, last)) fail(`can't replace a non-existent object '${last}'`)
    setOwn(holder, last, value)
  } else if (last === '-') fail("'path' with '-' can't be applied to 'replace' operation")
  else if (indexOf(last) >= holder.length) fail("can't replace outside of list")
  else holder[indexOf(last)] = value
  return document
}

function move(document: Json, from: readonly string[], to: readonly string[]): Json {
  const isInside = to.length >= from.length && from.every((part, at) => part === to[at])
  if (isInside && to.length > from.length) fail('Cannot move values into their own children')
  existing(document, from)
  return isInside ? document : add(document, to, remove(document, from))
}

function test(document: Json, path: readonly string[], operation: PatchOperation): void {
  // Kinto looks for the member before it asks what to compare it with. The end of a list is there, and equals nothing.
  const list = path.at(-1) === '-' ? resolve(document, path.slice(0, -1)) : undefined
  if (Array.isArray(list)) {
    const end = `EndOfList(${pythonText(list)}) (<class 'jsonpointer.EndOfList'>)`
    fail(`${end} is not equal to tested value ${described(valueOf(operation))}`)
  }
  const value = resolve(document, path)
  const wanted = valueOf(operation)
  if (equalsJson(value, wanted)) return
  fail(`${described(value)} is not equal to tested value ${described(wanted)}`)
}

const described = (value: Json): string => `${pythonText(value)} (${pythonType(value)})`

function pythonType(value: Json): string {
  if (value === null) return "<class 'NoneType'>"
  if (Array.isArray(value)) return "<class 'list'>"
  if (typeof value === 'number') return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>"
  return { string: "<class 'str'>", boolean: "<class 'bool'>", object: "<class 'dict'>" }[typeof value as 'object']
}
