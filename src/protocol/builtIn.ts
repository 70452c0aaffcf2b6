/**
 * The embedded server's address inside the page. `.invalid` is reserved (RFC 2606): if a request for it ever
 * escaped to the network it would reach nobody.
 */
export const BUILT_IN_SERVER = 'https://built-in.invalid/v1'

export const isBuiltIn = (server: string) => server === BUILT_IN_SERVER
