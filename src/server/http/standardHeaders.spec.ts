import { expect, test } from 'vitest'
import { startServer } from '../specSupport'

test.each([
  [undefined, ['7', '7', '7', '7']],
  [100, ['7', '7', '7', '7']],
  [50, ['7', '7', null, null]],
  [0, [null, null, null, null]],
])('of a hundred answers %s ask to wait', async (backoffPercentage, expected) => {
  const dice = ['00000000', '7fffffff', '80000000', 'ffffffff']
  const newId = () => `${dice.shift() ?? '00000000'}-0000-4000-8000-000000000000`
  const ask = startServer({ backoffSeconds: 7, backoffPercentage }, { newId })
  const seen: (string | null)[] = []
  while (seen.length < 4) seen.push((await ask('GET', '/__lbheartbeat__')).headers.get('backoff'))
  expect(seen).toEqual(expected)
})
