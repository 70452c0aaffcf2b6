import type { Json } from '~/protocol/json'
import { JsonRefused, parseJson } from '../json/parseJson'
import { badRequest, tooLarge } from './httpError'
import { BadEncoding, percentDecode } from './percent'

/** What was sent as the body. Kinto looks at it on every method, `GET` included. */
export type Body =
  | { readonly state: 'none' }
  | { readonly state: 'json'; readonly value: Json }
  | { readonly state: 'refused'; readonly reason: string }
  /** Of a type that is not JSON. Kinto looks for the id of a new object in it all the same. */
  | { readonly state: 'other'; readonly bytes: Uint8Array; readonly value: () => Json | undefined }

/** A request, or one item of a batch, as the handlers read it. */
export type Incoming = {
  readonly method: string
  /** e.g. `http://localhost:8888` */
  readonly origin: string
  /** Decoded, with the version prefix. */
  readonly path: string
  /** As it was sent, with the `?` if there is any. */
  readonly search: string
  readonly query: readonly (readonly [name: string, value: string])[]
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Body
}

export async function readRequest(request: Request, maxBodyBytes: number): Promise<Incoming> {
  const headers = new Map(request.headers)
  const bytes = await readBody(request, headers, maxBodyBytes)
  return incomingFrom(request.method, request.url, headers, parseBody(bytes, headers.get('content-type') ?? ''))
}

/** Reads an address; refuses one that is not UTF-8. */
export function incomingFrom(
  method: string,
  address: string,
  headers: ReadonlyMap<string, string>,
  body: Body,
): Incoming {
  const { origin, pathname, search } = new URL(address)
  return { method, origin, path: readPath(pathname), search, query: readQuery(search.slice(1)), headers, body }
}

function readPath(pathname: string): string {
  try {
    return percentDecode(pathname)
  } catch (error) {
    if (error instanceof BadEncoding) throw badRequest('Invalid URL path.')
    throw error
  }
}

function readQuery(search: string): [string, string][] {
  const parts = search.split('&').filter(part => part !== '')
  try {
    return parts.map(part => {
      const [name = '', ...value] = part.replaceAll('+', ' ').split('=')
      return [percentDecode(name), percentDecode(value.join('='))]
    })
  } catch (error) {
    if (!(error instanceof BadEncoding)) throw error
    // The missing space is Kinto's own.
    const message =
      'A request with an incorrect encoding in the querystring wasreceived. Please make sure your requests '
    throw badRequest(`${message}are encoded in UTF-8: ${search}`)
  }
}

async function readBody(request: Request, headers: ReadonlyMap<string, string>, max: number): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array()
  if (Number(headers.get('content-length') ?? 0) > max) throw tooLarge(max)
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (bytes.length > max) throw tooLarge(max)
  return bytes
}

/** What a body says, whatever it was called. */
export function jsonOf(body: Body): Json | undefined {
  if (body.state === 'other') return body.value()
  return body.state === 'json' ? body.value : undefined
}

const JSON_TYPE = /^application\/(.*?)json$/

function parseBody(bytes: Uint8Array, contentType: string): Body {
  if (bytes.length === 0) return { state: 'none' }
  const type = mediaType(contentType)
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  if (type !== '' && !JSON_TYPE.test(type)) return { state: 'other', bytes, value: () => jsonIn(bytes, charset) }
  try {
    const value = parseJson(bytes, charset)
    if (typeof value === 'object' && value !== null) return { state: 'json', value }
    return { state: 'refused', reason: 'Should be a JSON object or an array' }
  } catch (error) {
    if (error instanceof JsonRefused) return { state: 'refused', reason: `Invalid JSON: ${error.message}` }
    throw error
  }
}

function jsonIn(bytes: Uint8Array, charset: string): Json | undefined {
  try {
    return parseJson(bytes, charset)
  } catch (error) {
    if (error instanceof JsonRefused) return undefined
    throw error
  }
}

/** A content type without its parameters; Kinto does not fold its case. */
export const mediaType = (contentType: string): string => (contentType.split(';')[0] ?? '').trim()
