import { expect } from 'vitest'
import type { Answer, World } from './world'

export type Expected = {
  /** The status. */
  gives: number
  /** The answer's `data`. */
  data?: unknown
  /** The answer's body. Of `last_modified`, `permissions` and `headers` only those that it names are compared. */
  body?: unknown
  /** Exact values by name; `null` for a header that must be absent. */
  headers?: Record<string, string | RegExp | null>
}

/** Neither an array nor one of vitest's matchers. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const OPTIONAL = ['last_modified', 'permissions', 'headers']

/** What was got, without what was not asked. */
function named(got: unknown, expected: unknown): unknown {
  if (Array.isArray(got) && Array.isArray(expected)) return got.map((item, index) => named(item, expected[index]))
  if (!isPlain(got)) return got
  const wanted = isPlain(expected) ? expected : {}
  const kept = Object.entries(got).filter(([key]) => Object.hasOwn(wanted, key) || !OPTIONAL.includes(key))
  return Object.fromEntries(kept.map(([key, value]) => [key, named(value, wanted[key])]))
}

/** Principals are sets, and so are the names of permissions in `/permissions`. */
function withSortedSets(value: unknown, key = '', isSet = false): unknown {
  if (Array.isArray(value))
    return isSet || key === 'permissions' ? value.toSorted() : value.map(item => withSortedSets(item))
  if (!isPlain(value)) return value
  const areSets = key === 'permissions'
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withSortedSets(item, name, areSets)]))
}

export function expectAnswer(answer: Answer, expected: Expected, world: World, what: string): void {
  const body = world.fill(expected.data === undefined ? expected.body : { data: expected.data })
  const wanted = `${expected.gives} ${JSON.stringify(body) ?? ''}`
  const where = `${what}\nexpected ${wanted}\ngot ${answer.status} ${answer.text.slice(0, 600)}\n`
  expect(answer.status, where).toBe(expected.gives)
  if (body !== undefined) {
    expect(withSortedSets(named(answer.body, body)), where).toEqual(withSortedSets(body))
  }
  for (const [name, value] of Object.entries(world.fill(expected.headers ?? {}))) {
    const got = answer.headers.get(name)
    if (value instanceof RegExp) expect(got ?? '', `${where}${name}`).toMatch(value)
    else expect(got, `${where}${name}`).toBe(value)
  }
}
