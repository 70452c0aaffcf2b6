import type { IncomingMessage } from 'node:http'

/** The body is larger than the server takes. What comes of it is read on and thrown away, so that the answer arrives. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/** Reads a whole body; rejects when the client goes away before its end. */
export async function readBody(source: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  if (Number(source.headers['content-length'] ?? 0) >= maxBytes) throw refuse(source)
  for await (const chunk of source.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size >= maxBytes) throw refuse(source)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function refuse(source: IncomingMessage): BodyTooLarge {
  source.resume()
  return new BodyTooLarge()
}

type Parts = { url: string; method: string; headers: Headers; body: Buffer<ArrayBuffer> }

/** A Request of any method with any body: the Fetch standard knows no GET with a body, nor TRACE; HTTP and Kinto do. */
export function makeRequest({ url, method, headers, body }: Parts): Request {
  const request = new Request(url, { method: 'POST', headers, body: body.length > 0 ? body : null })
  Object.defineProperty(request, 'method', { value: method })
  return request
}
