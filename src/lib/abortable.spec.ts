import { expect, test } from 'vitest'
import { abortable } from './abortable'
import { wait } from './wait'

const never = () => new Promise<never>(() => undefined)

test('without an abort the promise decides', async () => {
  const { signal } = new AbortController()
  expect(await abortable(Promise.resolve(1), signal)).toBe(1)
  await expect(abortable(Promise.reject(new Error('own')), signal)).rejects.toThrow('own')
  expect(await abortable(Promise.resolve(2), undefined)).toBe(2)
})

test('an abort ends even a promise that never settles', async () => {
  const controller = new AbortController()
  const ended = expect(abortable(never(), controller.signal)).rejects.toMatchObject({ name: 'AbortError' })
  controller.abort()
  await ended
})

test('a signal that is aborted already ends it at once', async () => {
  await expect(abortable(never(), AbortSignal.abort(new Error('over')))).rejects.toThrow('over')
})

test('waiting ends by the clock or by the signal', async () => {
  await wait(0)
  const controller = new AbortController()
  const ended = expect(wait(1_000_000, controller.signal)).rejects.toMatchObject({ name: 'AbortError' })
  controller.abort()
  await ended
  await expect(wait(1_000_000, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
})
