import type { HttpError } from './httpError'

export type HeaderPairs = (readonly [name: string, value: string])[]

/** An answer before it becomes a Response: batches put many of them into one. */
export type Reply = {
  readonly status: number
  readonly headers: Readonly<HeaderPairs>
  /** A value that becomes JSON, a text or a file as it is, or nothing at all. */
  readonly body:
    | { readonly json: unknown }
    | { readonly text: string }
    | { readonly bytes: Uint8Array<ArrayBuffer> }
    | undefined
  /** A refusal that Kinto raises: as an item of a batch it lacks what every answer carries. */
  readonly isRaised?: boolean
}

export const jsonReply = (json: unknown, headers: Reply['headers'] = [], status = 200): Reply => ({
  status,
  headers,
  body: { json },
})

export const errorReply = ({ body, headers, status, isRaised }: HttpError): Reply => ({
  ...jsonReply(body, headers, status),
  isRaised,
})

export const withHeaders = (reply: Reply, headers: Reply['headers']): Reply => ({
  ...reply,
  headers: [...reply.headers, ...headers],
})

/** The body as it is sent. */
export function bytesOf({ body }: Reply): Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined || 'bytes' in body) return body?.bytes
  return new TextEncoder().encode('json' in body ? JSON.stringify(body.json) : body.text)
}

/** `HEAD` tells how long the body would be, and has none. */
export function toResponse(reply: Reply, method: string): Response {
  const { status } = reply
  const headers = new Headers()
  for (const [name, value] of reply.headers) headers.append(name, value)
  const bytes = bytesOf(reply)
  if (bytes) headers.set('Content-Length', String(bytes.length))
  return new Response(method === 'HEAD' ? null : (bytes ?? null), { status, headers })
}
