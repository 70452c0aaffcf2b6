import { expect, test } from 'vitest'
import { isRepeatable, type Call } from './Call'

test.each<[boolean, Omit<Call, 'uri'>]>([
  [true, { method: 'GET' }],
  [true, { method: 'HEAD' }],
  [true, { method: 'PUT', ifMatch: 1 }],
  [true, { method: 'PATCH', ifMatch: 0 }],
  [true, { method: 'DELETE', ifMatch: 1 }],
  [true, { method: 'PUT', ifNoneMatch: '*' }],
  [true, { method: 'POST', ifNoneMatch: '*', body: { data: { id: 'a' } } }],
  [false, { method: 'POST', ifNoneMatch: '*', body: { data: {} } }],
  [false, { method: 'POST', ifNoneMatch: '*', body: {} }],
  [false, { method: 'POST', body: { data: { id: 'a' } } }],
  [false, { method: 'PUT' }],
  [false, { method: 'DELETE' }],
])('%s: the server refuses the second of two %j', (repeatable, call) => {
  expect(isRepeatable({ uri: '/x', ...call })).toBe(repeatable)
})
