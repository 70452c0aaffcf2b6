import type { Probe } from '~/data/probe'
import type { SignInRequest } from '~/data/session'

/** The ways to sign in that this version has a form for. */
export type Method = 'account' | 'basicauth' | 'anonymous'

export type SignInDraft = { method: Method | undefined; userName: string; password: string; stay: boolean }

export const emptyDraft: SignInDraft = { method: undefined, userName: '', password: '', stay: false }

/** What is on offer while nobody has answered yet. */
const ALL: readonly Method[] = ['account', 'basicauth', 'anonymous']

export type Offered = {
  methods: readonly Method[]
  /** Names of providers, for which there is no form yet. */ openid: string[]
}

export function offeredBy(probe: Probe | undefined): Offered {
  if (!probe?.ok) return { methods: ALL, openid: [] }
  const openid = probe.methods.flatMap(one => (one.method === 'openid' ? [one.name] : []))
  return { methods: probe.methods.flatMap(({ method }) => (method === 'openid' ? [] : [method])), openid }
}

/** What was chosen, as long as the server has it; else what it wants most, accounts first. */
export const methodIn = ({ method }: SignInDraft, methods: readonly Method[]): Method =>
  method !== undefined && methods.includes(method) ? method : (methods[0] ?? 'anonymous')

/** What stands in the form, as the client wants it. No account id has a space; a basicauth name may have any. */
export function credentialsOf(method: Method, { userName, password }: SignInDraft): SignInRequest['credentials'] {
  if (method === 'anonymous') return { method }
  return { method, userName: method === 'account' ? userName.trim() : userName, password }
}

export const asMethod = (method: string): Method | undefined => ALL.find(one => one === method)
