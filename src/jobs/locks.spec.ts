import { expect, test } from 'vitest'
import { createLocks, withLock } from './locks'

test('one after the other holds a lock, whoever gives up leaves the queue, and another name is another lock', async () => {
  const locks = createLocks()
  const order: string[] = []
  let release = () => undefined as void
  const first = locks.request('a', {}, () => new Promise<void>(resolve => (release = resolve)))
  const impatient = new AbortController()
  const given = locks.request('a', { signal: impatient.signal }, async () => void order.push('never'))
  const patient = new AbortController()
  const third = locks.request('a', {}, async () => void order.push('third'))
  await locks.request('b', {}, async () => void order.push('other'))
  expect(await locks.request('a', { ifAvailable: true }, async lock => lock)).toBe(null)
  const last = locks.request('a', { signal: patient.signal }, async () => void order.push('never'))
  impatient.abort(new Error('enough'))
  patient.abort(new Error('enough too'))
  await expect(last).rejects.toThrow('enough too')
  expect(await locks.request('a', { ifAvailable: true }, async lock => lock)).toBe(null)
  await expect(given).rejects.toThrow('enough')
  expect(order).toEqual(['other'])
  release()
  await Promise.all([first, third])
  expect(order).toEqual(['other', 'third'])
  expect(await locks.request('a', { ifAvailable: true }, async lock => lock)).not.toBe(null)
})

test('who must wait is told so, and a failure frees the lock', async () => {
  const locks = createLocks()
  const { signal } = new AbortController()
  let waits = 0
  const onWait = () => void (waits += 1)
  const failing = withLock(locks, 'a', { signal, onWait }, () => Promise.reject(new Error('no')))
  const next = withLock(locks, 'a', { signal, onWait }, async () => undefined)
  await expect(failing).rejects.toThrow('no')
  await next
  expect(waits).toBe(1)
})
