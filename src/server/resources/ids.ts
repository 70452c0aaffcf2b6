import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'
// `-` and `_` do not stand first.
const FIRST = LETTERS.slice(0, -2)

/** An id as Kinto makes them for buckets, collections and groups: kinto.views.NameGenerator. */
export function shortId(uuid: string): string {
  const [first = 0, ...rest] = sha256(utf8ToBytes(uuid)).slice(0, 8)
  return (FIRST[first % FIRST.length] ?? '') + rest.map(byte => LETTERS[byte % LETTERS.length]).join('')
}
