import { expect, test } from 'vitest'
import { addressCandidates } from './addressCandidates'

const V1 = 'https://kinto.example.org/v1'

test.each<[string, string[]]>([
  [V1, [V1]],
  [`  ${V1}/ \n`, [V1]],
  ['HTTPS://Kinto.Example.org', [V1]],
  ['https://kinto.example.org/v1/admin/#/buckets/blog', [V1]],
  ['https://kinto.example.org/v1/buckets/blog?_sort=id', [V1]],
  ['kinto.example.org', [V1, 'http://kinto.example.org/v1']],
  ['//kinto.example.org/', [V1, 'http://kinto.example.org/v1']],
  ['http://kinto.example.org:8888', ['http://kinto.example.org:8888/v1']],
  ['localhost:8888/v1', ['http://localhost:8888/v1', 'https://localhost:8888/v1']],
  ['127.0.0.1:8888', ['http://127.0.0.1:8888/v1', 'https://127.0.0.1:8888/v1']],
  ['https://example.org/kinto/v1/', ['https://example.org/kinto/v1']],
  [
    'https://example.org/kinto/',
    ['https://example.org/kinto/v1', 'https://example.org/kinto', 'https://example.org/v1'],
  ],
  ['https://example.org/v2', ['https://example.org/v2', 'https://example.org/v1']],
  ['https://bücher.example', ['https://xn--bcher-kva.example/v1']],
])('%j may mean %j', (typed, servers) => {
  expect(addressCandidates(typed, false)?.servers).toEqual(servers)
})

test.each<[string, string[]]>([
  ['kinto.example.org', [V1]],
  ['http://kinto.example.org', ['http://kinto.example.org/v1', V1]],
  ['http://localhost:8888', ['http://localhost:8888/v1']],
  ['localhost:8888', ['http://localhost:8888/v1', 'https://localhost:8888/v1']],
])('on a page that came over https %j may mean %j', (typed, servers) => {
  expect(addressCandidates(typed, true)?.servers).toEqual(servers)
})

test.each([
  '',
  '   ',
  'https://',
  'kinto example org',
  'https://bob:secret@kinto.example.org',
  'bob@kinto.example.org',
  'ftp://kinto.example.org',
  'javascript:alert(1)',
  'https://[::1',
])('%j is no address', typed => {
  expect(addressCandidates(typed, false)).toBeUndefined()
})
