import { useSyncExternalStore } from 'react'
import { createClient } from '~/client/createClient'
import type { KintoClient } from '~/client/KintoClient'
import { signIn, type Credentials } from '~/client/signIn'
import type { ServerSignal } from '~/client/signals'
import { BUILT_IN_TIMEOUT, isBuiltIn } from '~/protocol/builtIn'
import type { Send } from '~/protocol/send'
import { forgetSession, readSession, writeSession, type KeptSession } from './sessionStorage'

/** Where we are signed in and as whom. `info` is the hello view, refreshed on every start. */
export type Session = KeptSession & { client: KintoClient }

export type SessionState =
  | { phase: 'signed-out' }
  | {
      phase: 'signed-in'
      session: Session
      /** The server answered 401 since: ask again over the page. */ expired: boolean
    }

export type SignInRequest = { server: string; credentials: Credentials; stay: boolean }

/**
 * The one client state about identity. Credentials stay in memory and in the tab's own storage unless the person
 * asked to stay signed in (design.md 6).
 */
class SessionStore {
  #state: SessionState = { phase: 'signed-out' }
  #listeners = new Set<() => void>()
  #openSend: (server: string) => Send = () => fetch
  #onSignal: (signal: ServerSignal) => void = () => undefined

  /** Called once by main: how a server is reached, and who hears of Backoff and Alert. */
  configure(deps: { openSend: (server: string) => Send; onSignal: (signal: ServerSignal) => void }) {
    this.#openSend = deps.openSend
    this.#onSignal = deps.onSignal
  }

  /** Takes up what an earlier page left, without waiting for the server: rows come first. */
  restore() {
    const kept = readSession()
    if (!kept) return
    this.#set({ phase: 'signed-in', session: { ...kept, client: this.#clientFor(kept) }, expired: false })
    void this.refresh().catch(() => undefined) // The page that needs the server shows why it does not answer.
  }

  /** Asks the hello view again: rights, groups and settings may have changed. */
  async refresh() {
    const before = this.#state
    if (before.phase !== 'signed-in') return
    const info = await before.session.client.root()
    if (this.#state.phase !== 'signed-in' || this.#state.session !== before.session) return
    const lost = before.session.credentials.method !== 'anonymous' && info.user?.id !== before.session.info.user?.id
    this.#keep({ ...before.session, info: lost ? before.session.info : info }, lost)
  }

  /** Errors: KintoError, among them kind `wrong-credentials`. Nothing changes when it fails. */
  async signIn({ server, credentials, stay }: SignInRequest) {
    const answer = await signIn({ server, ...this.connection(server) }, credentials)
    const kept: KeptSession = {
      server,
      credentials: withoutSecret(credentials),
      authorization: answer.authorization,
      info: answer.info,
      stay,
    }
    this.#keep({ ...kept, client: this.#clientFor(kept) }, false)
  }

  signOut() {
    forgetSession()
    this.#set({ phase: 'signed-out' })
  }

  /** How a server is reached, and how many milliseconds an answer may take where that is special. */
  connection(server: string): { send: Send; timeout?: number } {
    return { send: this.#openSend(server), ...(isBuiltIn(server) && { timeout: BUILT_IN_TIMEOUT }) }
  }

  get = () => this.#state
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The client of the present session. Errors: throws when signed out; routes redirect before that. */
  client(): KintoClient {
    if (this.#state.phase === 'signed-out') throw new Error('Signed out: the route guard should have redirected.')
    return this.#state.session.client
  }

  /** The present server's address, the first part of every query key; empty when signed out. */
  server = () => (this.#state.phase === 'signed-in' ? this.#state.session.server : '')

  #clientFor(kept: KeptSession): KintoClient {
    return createClient({
      server: kept.server,
      ...this.connection(kept.server),
      authorization: kept.authorization,
      onSignal: signal => {
        if (signal.type === 'unauthorized' && kept.authorization !== undefined) this.#expire(kept)
        this.#onSignal(signal)
      },
    })
  }

  #expire(kept: KeptSession) {
    const now = this.#state
    if (now.phase !== 'signed-in' || now.expired || now.session.authorization !== kept.authorization) return
    this.#set({ ...now, expired: true })
  }

  #keep(session: Session, expired: boolean) {
    const { client: _, ...kept } = session
    writeSession(kept)
    this.#set({ phase: 'signed-in', session, expired })
  }

  #set(state: SessionState) {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** The password is not needed again: the authorization header holds what requests need. */
function withoutSecret(credentials: Credentials): KeptSession['credentials'] {
  const { method } = credentials
  return 'userName' in credentials ? { method, userName: credentials.userName } : { method }
}

export const session = new SessionStore()

export const useSessionState = () => useSyncExternalStore(session.subscribe, session.get)

/** The session of a page below the guard. Errors: throws when signed out. */
export function useSession(): Session {
  const state = useSessionState()
  if (state.phase === 'signed-out') throw new Error('Signed out: the route guard should have redirected.')
  return state.session
}
