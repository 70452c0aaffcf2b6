/** Fills the bytes with chance. */
type Randomize = (bytes: Uint8Array<ArrayBuffer>) => void

/** A UUID of version 4 (RFC 9562). Not `crypto.randomUUID`, which is missing on origins without TLS. */
export function newId(randomize: Randomize = bytes => crypto.getRandomValues(bytes)): string {
  const bytes = new Uint8Array(16)
  randomize(bytes)
  const marked = bytes.map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte))
  const hex = Array.from(marked, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
