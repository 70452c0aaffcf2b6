/** What should be kept was not. The message says why and what to do. */
export class JobStoreError extends Error {
  override name = 'JobStoreError'
}

export const STORE_LOST = {
  unavailable:
    'This browser keeps no data here (site data is blocked, or the window is a private one), so nothing was begun.',
  blocked: 'Another tab holds an older version of this page open. Close or reload that tab, then try again.',
  upgraded: 'Another tab has loaded a newer version of this page. Reload this tab to go on.',
  deleted: 'The jobs kept in this browser were deleted from outside this page. Reload it.',
  closed: 'The browser has closed its database, for example because site data was cleared. Reload this page.',
} as const

const BY_NAME: Record<string, string> = {
  QuotaExceededError:
    'The browser has no room left to keep what is needed to undo this. Free some space, then try again.',
  VersionError: 'The jobs in this browser were kept by a newer version of this page. Load that one to go on.',
  SecurityError: STORE_LOST.unavailable,
  InvalidStateError: STORE_LOST.closed,
  AbortError: 'The browser broke off while keeping what is needed to undo this. Try again.',
}

/** Any other failure of the browser's database is told in its own words. */
export function explainStoreError(error: unknown): JobStoreError {
  if (error instanceof JobStoreError) return error
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  const text = BY_NAME[name] ?? `The browser could not use its database: ${message}`
  return new JobStoreError(text, { cause: error })
}
