/** Like crypto.randomUUID, which browsers give only to pages that came over https. */
export function uuid4(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  // Version 4, variant 10. https://www.rfc-editor.org/rfc/rfc9562#section-5.4
  const marked = Array.from(bytes, (byte, at) =>
    at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  )
  const hex = marked.map(byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
