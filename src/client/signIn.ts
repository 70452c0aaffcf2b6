import { KintoError } from '~/protocol/KintoError'
import type { ServerInfo } from '~/protocol/root'
import { basicAuthorization, bearerAuthorization } from './authorization'
import { createClient, type ClientOptions } from './createClient'
import type { Ask } from './transport'

export type Credentials =
  | { method: 'account'; userName: string; password: string }
  | { method: 'basicauth'; userName: string; password: string }
  /** `name` is the provider's. */
  | { method: 'openid'; name: string; token: string }
  | { method: 'anonymous' }

/** `info.user` is there, and is who was asked for, for every method but `anonymous`. */
export type SignedIn = { info: ServerInfo; authorization: string | undefined }

/**
 * Asks the hello view who we are. Kinto has no other sign-in, and never says that a password is wrong: it answers as
 * if nobody had signed in or, with `basicauth` also on, as a stranger (kinto-protocol 8.1 and 23.20).
 * Errors: KintoError, of kind `wrong-credentials` when the user is not of the kind that was asked for.
 */
export async function signIn(
  options: Omit<ClientOptions, 'authorization'>,
  credentials: Credentials,
  asked?: Ask,
): Promise<SignedIn> {
  const refuse = (message: string): never => {
    throw new KintoError({ kind: 'wrong-credentials', message, url: `${options.server}/` })
  }
  const unusable = problemOf(credentials)
  if (unusable) refuse(unusable)
  const authorization = authorizationOf(credentials)
  const info = await createClient({ ...options, authorization }).root(asked)
  if (!isAsked(credentials, info.user?.id)) refuse(refusalOf(credentials, info.user?.id))
  return { info, authorization }
}

function authorizationOf(credentials: Credentials): string | undefined {
  if (credentials.method === 'anonymous') return undefined
  if (credentials.method === 'openid') return bearerAuthorization(credentials.token)
  return basicAuthorization(credentials.userName, credentials.password)
}

/** What cannot be sent at all, or would be read as somebody else. */
function problemOf(credentials: Credentials): string | undefined {
  if (credentials.method === 'anonymous') return undefined
  // RFC 6750 section 2.1; anything else cannot be a header.
  if (credentials.method === 'openid') {
    return /^[\x21-\x7e]+$/.test(credentials.token) ? undefined : 'This is not a token.'
  }
  if (credentials.userName === '') return 'A user name is needed.'
  return credentials.userName.includes(':') ? 'A user name cannot contain a colon.' : undefined
}

function isAsked(credentials: Credentials, id: string | undefined): boolean {
  switch (credentials.method) {
    case 'anonymous':
      return true
    case 'account':
      return id === `account:${credentials.userName}`
    case 'basicauth':
      return id?.startsWith('basicauth:') ?? false
    case 'openid':
      return id?.startsWith(`${credentials.name}:`) ?? false
  }
}

function refusalOf(credentials: Credentials, id: string | undefined): string {
  if (credentials.method === 'openid') return 'The server does not accept this token. Sign in again.'
  if (credentials.method === 'account') return 'Wrong user name or password.'
  return id === undefined
    ? 'The server does not accept this user name and password.'
    : `This user name and password belong to "${id}", which is another way to sign in.`
}
