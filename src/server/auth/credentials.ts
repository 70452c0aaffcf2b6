export type Credentials = { readonly user: string; readonly password: string }

const BASIC = /^basic +(.*)$/i
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The user and password of a Basic `Authorization` header; anything unreadable counts as none. */
export function readCredentials(authorization: string | undefined): Credentials | undefined {
  const encoded = BASIC.exec(authorization ?? '')?.[1]?.trim()
  if (!encoded || !BASE64.test(encoded)) return undefined
  const text = decode(Uint8Array.from(atob(encoded), character => character.charCodeAt(0)))
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** UTF-8, else Latin-1: older clients send the latter. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return Array.from(bytes, byte => String.fromCharCode(byte)).join('')
  }
}
