import { expect, test } from 'vitest'
import { uuid4 } from './uuid4'

test('gives random UUIDs of version 4', () => {
  const ids = Array.from({ length: 500 }, uuid4)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(500)
})
