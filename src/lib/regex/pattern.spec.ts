import { expect, test } from 'vitest'
import cases from './patternCases.jsonl?raw'
import { isPattern, matchesPattern, replacePattern } from './pattern'
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

test.each([
  ['(\\w+)@(\\w+)', 'ann@home, bob@work', '$2: $1', 'home: ann, work: bob'],
  ['x*', 'abxd', '-', '-a-b--d-'],
  ['^a', 'aaa', 'b', 'baa'],
  ['(a)|(b)', 'ab', '[$1$2]', '[a][b]'],
  ['(?i)É', 'éa É', '😀', '😀a 😀'],
  ['.', '😀b', '<$&>', '<😀><b>'],
  ['a', 'a', '$$1 $1 $0 $12', '$1 $1 $0 $12'],
  ['(a)', 'a', '$12 $2', 'a2 $2'],
  ['(?<=-)\\d+', '-12 3', 'n', '-n 3'],
  ['nothing', 'text', 'x', 'text'],
])('%s in %j replaced by %j gives %j', (pattern, text, replacement, result) => {
  expect(replacePattern(pattern, text, replacement)).toBe(result)
})

test('a costly pattern replaces nothing, and a long text is no matter', () => {
  expect(() => replacePattern('(a+)+$', 'a'.repeat(40) + 'b', '')).toThrow(PatternTooCostly)
  expect(replacePattern('needle', 'hay '.repeat(250_000) + 'needle', 'x')).toHaveLength(1_000_001)
})
