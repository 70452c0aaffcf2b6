import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { collate, compareCollated } from './collate'
import { compareJson } from './compareJson'

// Few letters, so that equal beginnings are common: among them the ends of the ranges that UTF-16 sorts differently.
const text = fc
  .array(fc.constantFrom('a', 'b', '\0', '\u0001', 'é', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'), {
    maxLength: 4,
  })
  .map(letters => letters.join(''))
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
const { value } = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false),
    number,
    text,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
}))
const maybe = fc.option(value, { nil: undefined })

test('collated values have the order of compareJson', () => {
  fc.assert(
    fc.property(maybe, maybe, (a, b) => {
      expect(Math.sign(compareCollated(collate(a), collate(b)))).toBe(Math.sign(compareJson(a, b)))
    }),
    { numRuns: 3000 },
  )
})

test('a value is equal to its copy', () => {
  fc.assert(
    fc.property(value, each => {
      expect(compareCollated(collate(each), collate(structuredClone(each)))).toBe(0)
    }),
  )
})
