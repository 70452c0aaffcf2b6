type Parts = {
  readonly scheme: string
  readonly authority: string | undefined
  readonly path: string
  readonly query: string | undefined
  readonly fragment: string | undefined
}

// https://www.rfc-editor.org/rfc/rfc3986#appendix-B
const URL_PARTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s

/** Schemes below which Python resolves relative addresses, of those that anybody uses. */
const HIERARCHICAL = new Set(['', 'http', 'https', 'file', 'ftp', 'ws', 'wss'])

function split(url: string): Parts {
  const [, scheme = '', authority, path = '', query, fragment] = URL_PARTS.exec(url) ?? []
  return { scheme: scheme.toLowerCase(), authority, path, query, fragment }
}

function write({ scheme, authority, path, query, fragment }: Parts): string {
  const start = (scheme && `${scheme}:`) + (authority === undefined ? '' : `//${authority}`)
  return start + path + (query ? `?${query}` : '') + (fragment ? `#${fragment}` : '')
}

/** Python's `urllib.parse.urljoin`. */
export function joinUrl(base: string, url: string): string {
  if (base === '' || url === '') return base || url
  const from = split(base)
  const to = split(url)
  const scheme = to.scheme || from.scheme
  if (scheme !== from.scheme || !HIERARCHICAL.has(scheme)) return url
  if (to.authority) return write({ ...to, scheme })
  const common = { scheme, authority: from.authority, fragment: to.fragment }
  if (to.path === '') return write({ ...common, path: from.path, query: to.query || from.query })
  return write({ ...common, path: joinPaths(from.path, to.path), query: to.query })
}

function joinPaths(base: string, path: string): string {
  const all = path.startsWith('/') ? path.split('/') : [...base.split('/').slice(0, -1), ...path.split('/')]
  const parts = all.filter((part, at) => part !== '' || at === 0 || at === all.length - 1)
  const kept: string[] = []
  for (const part of parts) {
    if (part === '..') kept.pop()
    else if (part !== '.') kept.push(part)
  }
  if (['.', '..'].includes(parts.at(-1) ?? '')) kept.push('')
  return kept.join('/') || '/'
}

/** An address and what stands behind its `#`. */
export function cutFragment(url: string): [address: string, fragment: string] {
  const at = url.indexOf('#')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}

export const withoutEmptyFragment = (url: string): string => url.replace(/#+$/, '')
