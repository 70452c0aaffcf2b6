import type { Credentials } from '~/client/signIn'
import { isJsonObject } from '~/protocol/json'
import type { ServerInfo } from '~/protocol/root'

/** What must survive a reload. */
export type KeptSession = {
  server: string
  credentials: { method: Credentials['method']; userName?: string }
  authorization: string | undefined
  info: ServerInfo
  /** Kept in localStorage, so beyond the tab: only when the person asked for it. */
  stay: boolean
}

/** One server that was used before, for the sign-in page. Never holds a secret. */
export type RecentServer = { server: string; name: string; method: string; userName?: string }

const SESSION = 'kinto-studio:session:1'
const RECENT = 'kinto-studio:servers:1'
const MOST_RECENT = 8

/** Errors: none. Storage that is blocked or holds something else counts as empty: one signs in again. */
function read(storage: () => Storage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** Errors: none. A browser that keeps nothing still lets one work until the page is closed. */
function write(storage: () => Storage, key: string, value: unknown) {
  try {
    if (value === undefined) storage().removeItem(key)
    else storage().setItem(key, JSON.stringify(value))
  } catch {
    // Blocked by the browser's settings; the session then lives in memory only.
  }
}

const tab = () => sessionStorage
const browser = () => localStorage

export function readSession(): KeptSession | undefined {
  const kept = read(tab, SESSION) ?? read(browser, SESSION)
  const isWhole =
    isJsonObject(kept) && typeof kept.server === 'string' && isJsonObject(kept.credentials) && isJsonObject(kept.info)
  // Written by writeSession of the same version; the three parts that pages rely on were looked at.
  return isWhole ? (kept as unknown as KeptSession) : undefined
}

export function writeSession(kept: KeptSession) {
  write(tab, SESSION, kept)
  write(browser, SESSION, kept.stay ? kept : undefined)
  rememberServer(kept)
}

export function forgetSession() {
  write(tab, SESSION, undefined)
  write(browser, SESSION, undefined)
}

export function readRecentServers(): RecentServer[] {
  const kept = read(browser, RECENT)
  if (!Array.isArray(kept)) return []
  return kept.filter((one): one is RecentServer => isJsonObject(one) && typeof one.server === 'string')
}

function rememberServer({ server, credentials, info }: KeptSession) {
  const { method, userName } = credentials
  const newest: RecentServer = { server, name: info.project_name, method, ...(userName ? { userName } : {}) }
  const others = readRecentServers().filter(one => one.server !== server)
  write(browser, RECENT, [newest, ...others].slice(0, MOST_RECENT))
}

export const forgetServer = (server: string) =>
  write(
    browser,
    RECENT,
    readRecentServers().filter(one => one.server !== server),
  )
