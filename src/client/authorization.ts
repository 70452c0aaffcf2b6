import { encodeBase64 } from '~/lib/base64'

/** RFC 7617 in UTF-8: Kinto reads both UTF-8 and Latin-1 (kinto-protocol 8.1). A colon cannot be part of the name. */
export const basicAuthorization = (user: string, password: string): string =>
  `Basic ${encodeBase64(`${user}:${password}`)}`

export const bearerAuthorization = (token: string): string => `Bearer ${token}`
