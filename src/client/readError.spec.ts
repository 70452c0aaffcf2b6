import { expect, test } from 'vitest'
import type { KintoError } from '~/protocol/KintoError'
import { readError, type Refusal } from './readError'

const refusalOf = (more: Partial<Refusal>): KintoError =>
  readError({
    call: { method: 'GET', uri: '/buckets/b' },
    url: 'https://bob:secret@kinto.example.org/v1/buckets/b',
    status: 400,
    body: undefined,
    retryAfter: undefined,
    ...more,
  })

test('the address in an error never holds credentials', () => {
  expect(refusalOf({}).url).toBe('https://kinto.example.org/v1/buckets/b')
})

test('details become text, whatever the server names them by', () => {
  const description = 'Wrong'
  const names = ['', null, 1, { required: ['b'] }, 'data.title']
  const details = [...names.map(name => ({ location: 'body', name, description })), 'no line at all']
  const error = refusalOf({ body: { code: 400, errno: 107, error: 'Invalid parameters', message: 'Wrong', details } })
  expect(error.details.map(({ name }) => name)).toEqual(['', '', '1', '{"required":["b"]}', 'data.title'])
  expect(error).toMatchObject({ kind: 'http', status: 400, errno: 107, message: 'Wrong' })
})

const missing = (errno: number) => ({
  code: 404,
  errno,
  error: 'Not Found',
  details: { id: 'x', resource_name: 'record' },
})

test.each<[Partial<Refusal>, string]>([
  [{ status: 404, body: missing(110) }, 'There is no record "x".'],
  [{ status: 404, body: missing(111) }, 'The record "x" that holds it does not exist.'],
  [{ status: 404 }, 'There is nothing at this address.'],
  [{ status: 403 }, 'You have no permission to do this.'],
  [{ status: 418 }, 'The server refused with status 418.'],
])('without a message %j says %s', (more, sentence) => {
  expect(refusalOf(more).message).toBe(sentence)
})

test('what a gateway says in its own words keeps its status; other pages are not Kinto', () => {
  expect(refusalOf({ status: 502, foreign: 'html' })).toMatchObject({ kind: 'http', status: 502 })
  expect(refusalOf({ status: 413, foreign: 'text' })).toMatchObject({ kind: 'http', status: 413 })
  expect(refusalOf({ status: 404, foreign: 'html' })).toMatchObject({ kind: 'not-kinto', status: 404 })
  expect(refusalOf({ status: 404, body: { error: 'nope' } })).toMatchObject({ kind: 'not-kinto' })
  expect(refusalOf({ status: 400, body: null })).toMatchObject({ kind: 'not-kinto' })
})

test('a write may have been carried out where the server failed, not where it refused', () => {
  const call = { method: 'PUT', uri: '/buckets/b' } as const
  const statuses = [400, 401, 403, 404, 409, 412, 500, 502, 503, 504]
  expect(statuses.filter(status => refusalOf({ call, status }).maybeWritten)).toEqual([500, 502, 504])
  expect(refusalOf({ status: 500 }).maybeWritten).toBe(false)
})

test('a copy that is no object is no copy', () => {
  const body = { code: 412, errno: 114, error: 'x', details: { existing: 'gone' } }
  expect(refusalOf({ status: 412, body }).existing).toBeUndefined()
})
