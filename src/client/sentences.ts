import { ERRNO } from '~/protocol/errors'
import { isJsonObject, type Json } from '~/protocol/json'

const BY_STATUS: Record<number, string> = {
  400: 'The server did not accept the request.',
  401: 'The server asks who you are: sign in.',
  403: 'You have no permission to do this.',
  404: 'There is nothing at this address.',
  405: 'The server does not allow this here.',
  409: 'Somebody wrote at the same moment. Try again.',
  410: 'This server is out of service.',
  412: 'The object was changed or created by somebody else meanwhile.',
  413: 'This is too large for the server.',
  415: 'The server does not accept this kind of content.',
  429: 'Too many requests: the server asks to slow down.',
  431: 'The address is too long for the server. Use fewer filters.',
  500: 'The server failed.',
  502: 'The server cannot be reached behind its gateway.',
  503: 'The server is overloaded or under maintenance. Try again later.',
  504: 'The server did not answer its gateway in time.',
}

/** For refusals without a message: Kinto's 404 of objects, every HEAD, gateways. */
export function sentenceFor(status: number, errno?: number, details?: Json): string {
  const missing = status === 404 && isJsonObject(details) ? details : {}
  if (typeof missing.id === 'string' && typeof missing.resource_name === 'string') {
    const what = `${missing.resource_name} "${missing.id}"`
    return errno === ERRNO.PARENT_NOT_FOUND ? `The ${what} that holds it does not exist.` : `There is no ${what}.`
  }
  return BY_STATUS[status] ?? `The server refused with status ${status}.`
}

const UNSURE = 'The change may have been saved or not: look before you repeat it.'

export const sentences = {
  network: (isWrite: boolean) =>
    isWrite ? `The connection broke before the server answered. ${UNSURE}` : 'The server could not be reached.',
  timeout: (seconds: number, isWrite: boolean) =>
    `The server did not answer within ${seconds} seconds.${isWrite ? ` ${UNSURE}` : ''}`,
  html: (status: number) => `The server answered with a web page (status ${status}), not as a Kinto server does.`,
  text: (status: number) => `The server answered with something that is not JSON (status ${status}).`,
  wrongShape: 'The server answered with JSON that is not what Kinto sends.',
}
