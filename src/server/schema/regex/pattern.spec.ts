import { expect, test } from 'vitest'
import cases from './patternCases.jsonl?raw'
import { isPattern, matchesPattern } from './pattern'
import { PatternTooCostly } from './runProgram'

type Row = [pattern: string, matching: string[] | null, others?: string[]]

// Made by Python 3.11's `re`: a pattern with null is one that `re.compile` refuses.
const rows = cases
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line))

test('patterns are read and matched as Python does it', () => {
  expect(rows.length).toBeGreaterThan(400)
  const found = rows.map(([pattern, matching, others = []]) => {
    if (!isPattern(pattern)) return [pattern, null]
    const texts = [...(matching ?? []), ...others]
    return [pattern, texts.filter(text => matchesPattern(pattern, text))]
  })
  expect(found).toEqual(rows.map(([pattern, matching]) => [pattern, matching]))
})

test.each([
  ['(a+)+$', 'a'.repeat(40) + 'b'],
  ['^(\\w|\\d)*$', 'a1'.repeat(60) + '!'],
  ['(?:(?:){1000000000}){1000000000}x', 'x'],
  ['(.*)*(.*)*(.*)*x', 'y'.repeat(2000)],
])('the pattern %s is given up on, not waited for', (pattern, text) => {
  expect(() => matchesPattern(pattern, text)).toThrow(PatternTooCostly)
})

test('long texts and many rounds are no matter', () => {
  expect(matchesPattern('^(?:\\w+\\s?)*$', 'word '.repeat(20_000))).toBe(true)
  expect(matchesPattern('needle', 'hay '.repeat(50_000) + 'needle')).toBe(true)
  expect(isPattern('('.repeat(5000))).toBe(false)
})
