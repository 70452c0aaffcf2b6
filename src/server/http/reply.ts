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
}

export const jsonReply = (json: unknown, headers: Reply['headers'] = [], status = 200): Reply => ({
  status,
  headers,
  body: { json },
})

export const errorReply = (error: HttpError): Reply => jsonReply(error.body, error.headers, error.status)

export const withHeaders = (reply: Reply, headers: Reply['headers']): Reply => ({
  ...reply,
  headers: [...reply.headers, ...headers],
})

export const withoutBody = (reply: Reply): Reply => ({ ...reply, body: undefined })

export function toResponse({ status, headers, body }: Reply): Response {
  const sent = new Headers()
  for (const [name, value] of headers) sent.append(name, value)
  if (body === undefined) return new Response(null, { status, headers: sent })
  const content = 'json' in body ? JSON.stringify(body.json) : 'text' in body ? body.text : body.bytes
  return new Response(content, { status, headers: sent })
}
