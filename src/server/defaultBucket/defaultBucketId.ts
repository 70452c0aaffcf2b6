import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ServerSettings } from '../settings'

/** The id of somebody's own bucket, which nobody else can guess: kinto.plugins.default_bucket.default_bucket_id. */
export function defaultBucketId(userId: string, settings: Pick<ServerSettings, 'defaultBucketHmacSecret'>): string {
  const digest = bytesToHex(hmac(sha256, utf8ToBytes(settings.defaultBucketHmacSecret), utf8ToBytes(userId)))
  const [, ...groups] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(digest) ?? []
  return groups.join('-')
}
