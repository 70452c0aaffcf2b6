/** The text is not UTF-8 once its percent escapes are read. */
export class BadEncoding extends Error {
  override name = 'BadEncoding'
}

const ESCAPES = /(?:%[0-9a-fA-F]{2})+/g
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads percent escapes as UTF-8; a `%` that begins no escape stands for itself, as in Python. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(ESCAPES, escaped => {
    const bytes = Uint8Array.from(escaped.slice(1).split('%'), pair => parseInt(pair, 16))
    try {
      return UTF8.decode(bytes)
    } catch {
      throw new BadEncoding(escaped)
    }
  })
}
