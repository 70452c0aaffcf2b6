import { expect, test } from 'vitest'
import { bugReport, withoutSecrets } from './bugReport'

test.each([
  ['GET https://bob:s3cret@kinto.example.org/v1', 'GET https://…@kinto.example.org/v1'],
  ['Authorization: Basic Ym9iOnMzY3JldA==', 'Authorization: … …'],
  ['header "Bearer abc.def-ghi"', 'header "Bearer …"'],
  ['?_limit=1&_token=abc123&x=1', '?_limit=1&_token=…&x=1'],
  ['{"password":"s3cret","id":"bob"}', '{"password":"…","id":"bob"}'],
  [
    'nothing to hide at https://kinto.example.org/v1/buckets',
    'nothing to hide at https://kinto.example.org/v1/buckets',
  ],
])('%s is told as %s', (text, told) => {
  expect(withoutSecrets(text)).toBe(told)
})

test('a report names the place, the browser and the error, once', () => {
  const error = new TypeError('x is not a function')
  error.stack = 'TypeError: x is not a function\n    at f (app.js:1:2)'
  expect(bugReport(error, { where: '#/buckets/geo', browser: 'Firefox' })).toBe(
    'Kinto Studio\n#/buckets/geo\nFirefox\n\nTypeError: x is not a function\n    at f (app.js:1:2)',
  )
})

test('a stack without the message, as in Firefox, gets it', () => {
  const error = new TypeError('x is not a function')
  error.stack = 'f@app.js:1:2'
  expect(bugReport(error, { where: '#/', browser: 'Firefox' })).toContain(
    'TypeError: x is not a function\nf@app.js:1:2',
  )
})

test('thrown text is told too', () => {
  expect(bugReport('no', { where: '#/', browser: 'x' })).toMatch(/no$/)
})
