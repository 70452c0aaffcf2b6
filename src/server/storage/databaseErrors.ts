import { StorageError } from './storage'

/** This browser keeps no data for us, today or ever: there is nothing that could be overwritten, and nothing to wait for. */
export class UnavailableError extends StorageError {
  override name = 'UnavailableError'
}

/** Why there is no database. Each says what happened and what to do. */
export const LOST = {
  unavailable: 'This browser keeps no data here: IndexedDB is switched off, or the window is a private one.',
  blocked: 'Another tab holds the data with an older version of this page. Close or reload that tab, then try again.',
  foreign: 'The database of this name was made by another program. It was left as it is.',
  newer:
    'The data was written by a newer version of this page. It was left as it is. Load the newer version to use it.',
  upgraded: 'Another tab has loaded a newer version of this page. Reload this tab to go on.',
  deleted: 'The data was deleted in another tab or window. Reload this tab to begin anew.',
  closed: 'The browser has closed the database, for example because site data was cleared. Reload this tab.',
  byUs: 'The storage is closed.',
} as const

const BY_NAME: Record<string, string> = {
  QuotaExceededError: 'The browser has no room left for this data. Nothing was saved. Free some space, then try again.',
  VersionError: LOST.newer,
  // What `transaction()` throws on a closed connection.
  InvalidStateError: LOST.closed,
  NotFoundError: LOST.foreign,
  AbortError: 'The browser broke off while saving. Nothing was saved. Try again.',
  UnknownError: 'The browser could not read or write its database. Nothing was saved. Try again, or free some space.',
  ReadOnlyError: 'The browser lets this page only read its data.',
  TimeoutError: 'The browser took too long to save. Nothing was saved. Try again.',
}

/** The StorageError for what IndexedDB reports; any other error comes back as it is. */
export function explain(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'SecurityError') {
    return new UnavailableError(LOST.unavailable, { cause: error })
  }
  const text = error instanceof DOMException ? BY_NAME[error.name] : undefined
  return text === undefined ? error : new StorageError(text, { cause: error })
}
