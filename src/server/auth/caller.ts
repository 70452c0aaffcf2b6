import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Policy, ServerSettings } from '../settings'
import type { View } from '../storage/storage'
import { readCredentials, type Credentials } from './credentials'
import type { Passwords } from './passwords'

export const EVERYONE = 'system.Everyone'
export const AUTHENTICATED = 'system.Authenticated'

/** Who sent a request. */
export type Caller = {
  /** e.g. `account:bob`; undefined for anonymous callers. */
  readonly userId: string | undefined
  /** The user id without its policy, e.g. `bob`. */
  readonly name: string | undefined
  /** The user id comes first. */
  readonly principals: readonly string[]
}

type Identity = { readonly policy: Policy; readonly name: string }

export const accountUri = (name: string): string => `/accounts/${name}`

/** Tries the policies in turn: a wrong account password may still be good for `basicauth` (kinto-protocol 8.1). */
export function identify(
  view: View,
  authorization: string | undefined,
  settings: ServerSettings,
  passwords: Passwords,
): Caller {
  const credentials = readCredentials(authorization)
  const found = credentials && firstIdentity({ view, credentials, settings, passwords })
  if (!found) return { userId: undefined, name: undefined, principals: [EVERYONE] }
  const userId = `${found.policy}:${found.name}`
  const groups = new Set([...view.groupsOf(userId), ...view.groupsOf(AUTHENTICATED)])
  return { userId, name: found.name, principals: [userId, EVERYONE, AUTHENTICATED, ...groups] }
}

type Attempt = { view: View; credentials: Credentials; settings: ServerSettings; passwords: Passwords }

function firstIdentity(attempt: Attempt): Identity | undefined {
  for (const policy of attempt.settings.policies) {
    const found = POLICIES[policy](attempt)
    if (found) return found
  }
  return undefined
}

const POLICIES: Record<Policy, (attempt: Attempt) => Identity | undefined> = {
  account: ({ view, credentials, passwords }) => {
    const account = view.get(accountUri(credentials.user))
    if (!account || account.isTombstone) return undefined
    return passwords.fits(credentials.password, account.data['password'])
      ? { policy: 'account', name: credentials.user }
      : undefined
  },
  basicauth: ({ credentials, settings }) => {
    if (credentials.user === '') return undefined
    const message = utf8ToBytes(`${credentials.user}:${credentials.password}`)
    const digest = hmac(sha256, utf8ToBytes(settings.userIdHmacSecret), message)
    return { policy: 'basicauth', name: bytesToHex(digest) }
  },
}
