import { session } from './session'

/** Enough to tell one's own changes from others' when a list is looked at some seconds later. */
const MOST = 20_000

const written = new Set<string>()

const nameOf = (uri: string, lastModified: number) => `${session.server()}${uri}@${lastModified}`

/** Of an object that was just written or deleted here: `lastModified` is what the server answered. */
export function noteOwnWrite(uri: string, lastModified: number) {
  written.add(nameOf(uri, lastModified))
  const [oldest] = written
  if (written.size > MOST && oldest !== undefined) written.delete(oldest)
}

export const isOwnWrite = (uri: string, lastModified: number) => written.has(nameOf(uri, lastModified))
