/**
 * The server that this copy of Studio belongs to, or undefined when people choose one themselves: named by a meta
 * element (`npm start -- --server URL`), or the Kinto that serves us at `…/v1/admin/` (its page allows connections to
 * the same origin only).
 */
export function homeServer(page: Document = document): string | undefined {
  const named = page.querySelector<HTMLMetaElement>('meta[name="kinto-server"]')?.content
  if (named) return named.replace(/\/+$/, '')
  const path = /^(.*\/v\d+)\/admin\//.exec(page.location.pathname)?.[1]
  return path === undefined ? undefined : page.location.origin + path
}

/** A Kinto serves this page itself, so it is that server's own tool. */
export const isInAdminPlugin = (page: Document = document): boolean =>
  homeServer(page) !== undefined && !page.querySelector<HTMLMetaElement>('meta[name="kinto-server"]')?.content
