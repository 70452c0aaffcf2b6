import type { Json } from '~/protocol/json'
import { equalsJson } from '../../json/compareJson'
import { own } from '../../json/ownKeys'
import { pythonRepr, pythonText } from '../../json/pythonText'
import type { Keyword } from '../draft'
import { Failure } from '../failure'
import { asList, asNumber, asText } from '../schemaParts'
import { isOfType } from '../types'
import { isPattern, matchesPattern } from '~/lib/regex/pattern'

// Keywords that look at a value and not into it: jsonschema/_keywords.py.

const repr = pythonRepr

export const type: Keyword = function* (_, types, instance) {
  const wanted = typeof types === 'string' ? [types] : asList(types, 'type')
  if (wanted.some(name => isOfType(instance, asText(name, 'type')))) return
  yield new Failure(`${repr(instance)} is not of type ${wanted.map(repr).join(', ')}`)
}

export const enumeration: Keyword = function* (_, values, instance) {
  if (asList(values, 'enum').some(value => equalsJson(value, instance))) return
  yield new Failure(`${repr(instance)} is not one of ${repr(values)}`)
}

export const constant: Keyword = function* (_, value, instance) {
  if (!equalsJson(value, instance)) yield new Failure(`${repr(value)} was expected`)
}

/** A keyword about numbers: `fails` compares the instance with the keyword's value. */
const about = (fails: (instance: number, bound: number) => boolean, words: string): Keyword =>
  function* (_, value, instance) {
    if (typeof instance !== 'number' || !fails(instance, asNumber(value, 'the bound'))) return
    yield new Failure(`${repr(instance)} is ${words} of ${repr(value)}`)
  }

const isBelow = (a: number, b: number): boolean => a < b
const isAbove = (a: number, b: number): boolean => a > b
const isNotAbove = (a: number, b: number): boolean => a <= b
const isNotBelow = (a: number, b: number): boolean => a >= b

export const minimum = about(isBelow, 'less than the minimum')
export const maximum = about(isAbove, 'greater than the maximum')
export const exclusiveMinimum = about(isNotAbove, 'less than or equal to the minimum')
export const exclusiveMaximum = about(isNotBelow, 'greater than or equal to the maximum')

/** In draft 4 `exclusiveMinimum` is a flag. */
export const minimumOfDraft4: Keyword = (validator, value, instance, schema) =>
  (isTrue(own(schema, 'exclusiveMinimum')) ? exclusiveMinimum : minimum)(validator, value, instance, schema)

export const maximumOfDraft4: Keyword = (validator, value, instance, schema) =>
  (isTrue(own(schema, 'exclusiveMaximum')) ? exclusiveMaximum : maximum)(validator, value, instance, schema)

const isTrue = (value: Json | undefined): boolean => value === true

export const multipleOf: Keyword = function* (_, value, instance) {
  if (typeof instance !== 'number') return
  const step = asNumber(value, 'multipleOf')
  // Python divides where the step is a float, so that 0.3 is no multiple of 0.1.
  const quotient = instance / step
  const fails =
    Number.isInteger(step) || !Number.isFinite(quotient) ? instance % step !== 0 : !Number.isInteger(quotient)
  if (fails) yield new Failure(`${repr(instance)} is not a multiple of ${pythonText(value)}`)
}

export const pattern: Keyword = function* (_, value, instance) {
  if (typeof instance !== 'string' || matchesPattern(asText(value, 'pattern'), instance)) return
  yield new Failure(`${repr(instance)} does not match ${repr(value)}`)
}

const lengthOf = (text: string): number => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length)

export const minLength: Keyword = function* (_, value, instance) {
  if (typeof instance !== 'string' || lengthOf(instance) >= asNumber(value, 'minLength')) return
  yield new Failure(`${repr(instance)} ${value === 1 ? 'should be non-empty' : 'is too short'}`)
}

export const maxLength: Keyword = function* (_, value, instance) {
  if (typeof instance !== 'string' || lengthOf(instance) <= asNumber(value, 'maxLength')) return
  yield new Failure(`${repr(instance)} ${value === 0 ? 'is expected to be empty' : 'is too long'}`)
}

/** Of the formats that metaschemas name, Kinto's installation knows `regex` only. */
export const format: Keyword = function* ({ check }, value, instance) {
  if (!check.checksFormats || value !== 'regex' || typeof instance !== 'string' || isPattern(instance)) return
  yield new Failure(`${repr(instance)} is not a 'regex'`)
}
