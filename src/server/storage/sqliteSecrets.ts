import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** What makes the ids of users and of their own buckets hard to guess. Other secrets would make other users of them. */
export type Secrets = { readonly userIdHmacSecret: string; readonly defaultBucketHmacSecret: string }

/** As "kinto init" makes them. */
export const newSecrets = (): Secrets => ({ userIdHmacSecret: newSecret(), defaultBucketHmacSecret: newSecret() })

const newSecret = (): string => randomBytes(32).toString('hex')

export const SECRETS_TABLE = 'CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;'

export function storeSecrets(db: DatabaseSync, secrets: Secrets): void {
  const put = db.prepare('INSERT INTO secrets VALUES (?, ?)')
  for (const [name, value] of Object.entries(secrets)) put.run(name, value)
}

/** Empty for a file that was made before there were any. */
export function readSecrets(db: DatabaseSync): Secrets {
  const find = db.prepare('SELECT value FROM secrets WHERE name = ?')
  const read = (name: keyof Secrets): string => String(find.get(name)?.['value'] ?? '')
  return {
    userIdHmacSecret: read('userIdHmacSecret'),
    defaultBucketHmacSecret: read('defaultBucketHmacSecret'),
  }
}
