import { expect, test } from 'vitest'
import { KintoError } from '~/protocol/KintoError'
import { refusedParameter } from './refused'

const refusal = (status: number, message: string, name?: string) =>
  new KintoError({
    kind: 'http',
    url: 'http://localhost/v1/',
    status,
    message,
    details: name === undefined ? [] : [{ location: 'querystring', name, description: `Invalid value for ${name}` }],
  })

test('a refused parameter of the address is told, by its name or by the sentence', () => {
  expect(refusedParameter(refusal(400, 'No', 'like_v'), { like_v: '5' })).toEqual({
    name: 'like_v',
    message: 'Invalid value for like_v',
  })
  const sentence = '_since in querystring: "abc" is not a number'
  expect(refusedParameter(refusal(400, sentence), { _since: 'abc' })).toEqual({ name: '_since', message: sentence })
})

test('anything else is not about one of them', () => {
  expect(refusedParameter(refusal(400, 'No', 'other'), { like_v: '5' })).toBe(undefined)
  expect(refusedParameter(refusal(503, 'No', 'like_v'), { like_v: '5' })).toBe(undefined)
  expect(refusedParameter(new Error('like_v in '), { like_v: '5' })).toBe(undefined)
})
