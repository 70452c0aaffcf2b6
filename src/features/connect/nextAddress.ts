/**
 * Where to go after signing in. The address bar is anybody's to fill, so only a path of our own counts: `//host`
 * and `/\host` are other hosts to a browser.
 */
export const nextAddress = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/connect') ? next : '/'
