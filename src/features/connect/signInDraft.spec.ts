import { expect, test } from 'vitest'
import type { Probe } from '~/data/probe'
import { asMethod, credentialsOf, emptyDraft, methodIn, offeredBy } from './signInDraft'

const answering = (...methods: Extract<Probe, { ok: true }>['methods']): Probe => ({
  ok: true,
  server: 'https://kinto.example.org/v1',
  methods,
  info: {
    project_name: 'kinto',
    project_version: '26.5.0',
    http_api_version: '1.23',
    project_docs: '',
    url: '',
    settings: { readonly: false, explicit_permissions: true, batch_max_requests: 25 },
    capabilities: {},
  },
})

test('before a server answers, accounts come first', () => {
  expect(methodIn(emptyDraft, offeredBy(undefined).methods)).toBe('account')
})

test('a server that cannot be found changes nothing in the form', () => {
  const lost: Probe = { ok: false, problem: 'timeout', message: '', tried: [] }
  expect(offeredBy(lost)).toEqual(offeredBy(undefined))
})

test('a server without accounts gets what it offers first', () => {
  expect(methodIn(emptyDraft, offeredBy(answering({ method: 'basicauth' }, { method: 'anonymous' })).methods)).toBe(
    'basicauth',
  )
})

test('a choice holds as long as the server offers it', () => {
  const chosen = { ...emptyDraft, method: 'basicauth' as const }
  expect(methodIn(chosen, ['account', 'basicauth', 'anonymous'])).toBe('basicauth')
  expect(methodIn(chosen, ['account', 'anonymous'])).toBe('account')
})

test('OpenID providers are named, though there is no form for them yet', () => {
  const probe = answering(
    { method: 'openid', name: 'google', authPath: '/openid/google/login' },
    { method: 'anonymous' },
  )
  expect(offeredBy(probe)).toEqual({ methods: ['anonymous'], openid: ['google'] })
})

test('a name copied with spaces round it loses them, a password keeps its own', () => {
  expect(credentialsOf('account', { ...emptyDraft, userName: ' bob ', password: ' s ' })).toEqual({
    method: 'account',
    userName: 'bob',
    password: ' s ',
  })
})

test('nothing typed goes along with an anonymous visit', () => {
  expect(credentialsOf('anonymous', { ...emptyDraft, userName: 'bob', password: 's' })).toEqual({ method: 'anonymous' })
})

test('a method kept by another version is no method', () => {
  expect([asMethod('account'), asMethod('openid'), asMethod('')]).toEqual(['account', undefined, undefined])
})
