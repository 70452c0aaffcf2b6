/** Base64 (RFC 4648, with padding) of the text's UTF-8 bytes; `btoa` alone refuses text beyond Latin-1. */
export function encodeBase64(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}
