import { expect, test } from 'vitest'
import { parseSearch, readListSearch, stringifySearch } from './listSearch'

test.each([
  ['?like_name=par&_sort=-pop&_fields=name,pop'],
  ['?v=5&w=%225%22'],
  ['?__proto__=1&constructor=2'],
  ['?name=%D8%B3%D9%84%D8%A7%D9%85'],
  [''],
])('the address %s survives a round trip', text => {
  expect(stringifySearch(parseSearch(text))).toBe(text)
})

test('what is not text is dropped', () => {
  expect(readListSearch({ a: '1', b: 2, c: { d: 1 } })).toEqual({ a: '1' })
})
