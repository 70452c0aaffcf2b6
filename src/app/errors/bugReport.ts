/** Everything that may tell a secret: credentials in addresses and headers, tokens in queries. */
const SECRETS: [RegExp, string][] = [
  [/\/\/[^/?#\s@]+@/g, '//…@'],
  [/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._~-]+/gi, '$1 …'],
  [/\b(authorization|password|token|access_token|_token|secret)\b(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi, '$1$2…'],
  [/([?&#]code=)[^&\s]+/g, '$1…'],
]

export const withoutSecrets = (text: string): string =>
  SECRETS.reduce((clean, [secret, instead]) => clean.replace(secret, instead), text)

/** What to send to us, as text that the person can read before. `where` is the page's address, `browser` its name. */
export function bugReport(error: unknown, { where, browser }: { where: string; browser: string }): string {
  const said = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  // Chromium's stack begins with the message, that of the others does not.
  const message = error instanceof Error && !said.includes(error.message) ? `${error.name}: ${error.message}\n` : ''
  return withoutSecrets(`Kinto Studio\n${where}\n${browser}\n\n${message}${said}`)
}
