import { StorageError } from './storage'

/** What can be wrong with the file. Each says what happened and what to do; `{}` stands for its name. */
export const TROUBLE = {
  directory: '{} is a directory: name a file, such as {}/kinto.db.',
  special: '{} is no plain file: name another.',
  noFolder: 'The directory of {} does not exist: make it first, or name another file.',
  forbidden: '{} may not be read and written by this user: change its rights, or name another file.',
  foreign: '{} was made by another program. It was left as it is: name another file.',
  newer: '{} was written by a newer version of this server. It was left as it is: use that version.',
  broken: '{} is damaged. It was left as it is: put back a copy of it, or name another file.',
  halfThere: '{} is empty, but {}-wal beside it holds data. Both were left as they are: put back a copy, or move both.',
  locked: '{} is in use by another server or program: stop that one, or name another file.',
  full: 'The disk is full. Nothing of this was saved: free some space, then try again.',
  disk: 'The disk could not be read or written. Nothing of this was saved.',
  closed: 'The storage is closed.',
} as const

export const trouble = (kind: keyof typeof TROUBLE, file: string, cause?: unknown): StorageError =>
  new StorageError(TROUBLE[kind].replaceAll('{}', file), { cause })

// The low byte of a result code. https://sqlite.org/rescode.html
const BY_RESULT: Record<number, keyof typeof TROUBLE> = {
  5: 'locked',
  6: 'locked',
  8: 'forbidden',
  10: 'disk',
  11: 'broken',
  13: 'full',
  14: 'forbidden',
  26: 'foreign',
}

const BY_CODE: Record<string, keyof typeof TROUBLE> = {
  ENOENT: 'noFolder',
  ENOTDIR: 'noFolder',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  ENOSPC: 'full',
  EIO: 'disk',
}

/** The StorageError for what SQLite or the file system reports; any other error comes back as it is. */
export function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof StorageError || !('code' in error)) return error
  const isSqlite = error.code === 'ERR_SQLITE_ERROR' && 'errcode' in error
  const kind = isSqlite ? BY_RESULT[Number(error.errcode) & 0xff] : BY_CODE[String(error.code)]
  return kind ? trouble(kind, file, error) : error
}
