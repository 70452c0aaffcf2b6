import type { JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { Exchange } from '../exchange'
import { invalidOne } from '../http/httpError'
import type { Incoming } from '../http/incoming'
import { own } from '../json/ownKeys'
import { isAccountAdmin } from './target'

/** Puts a hash in the place of a password that was sent, and keeps users from writing other accounts than their own. */
export function prepareAccount(
  exchange: Exchange,
  data: JsonObject,
  id: string | undefined,
  sendsPassword: boolean,
): JsonObject {
  if (id === undefined) throw invalidOne('body', 'data.id', 'Accounts must have an ID.')
  const { name } = exchange.caller
  if (name !== undefined && name !== id && !isAccountAdmin(exchange)) {
    throw invalidOne('body', 'data.id', 'Username and account ID do not match.')
  }
  const password = own(data, 'password')
  if (!sendsPassword || typeof password !== 'string') return data
  const hash = exchange.hashes.get(password) ?? exchange.engine.passwords.hash(password)
  // Used once: two accounts with one password must not have one salt.
  exchange.hashes.delete(password)
  return { ...data, password: hash }
}

const ACCOUNTS_PATH = /^(?:\/v1)?\/accounts(?:\/[^/]+)?$/

/** The password that a request means to store, if it is one. */
export function passwordIn({ path, body }: Pick<Incoming, 'path' | 'body'>): string | undefined {
  if (!ACCOUNTS_PATH.test(path) || body.state !== 'json' || !isJsonObject(body.value)) return undefined
  const data = own(body.value, 'data')
  const password = data !== undefined && isJsonObject(data) ? own(data, 'password') : undefined
  return typeof password === 'string' ? password : undefined
}
