import type { Json } from '~/protocol/json'
import type { Send } from '~/protocol/send'

/** One server that is measured. `base` ends in `/v1`. */
export type Subject = {
  readonly name: string
  ask(method: string, path: string, body?: Json): Promise<Response>
}

const HEADERS = { authorization: `Basic ${btoa('bench:bench')}` }

/** Every answer is read to its end; a refusal breaks the measurement off. */
export function subjectOf(name: string, send: Send, base: string): Subject {
  return {
    name,
    async ask(method, path, body) {
      const headers = body === undefined ? HEADERS : { ...HEADERS, 'content-type': 'application/json' }
      const url = path.startsWith('http') ? path : base + path
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const response = await send(new Request(url, { method, headers, ...sent }))
      const text = await response.text()
      if (!response.ok) throw new Error(`${name}: ${method} ${path}: ${response.status} ${text.slice(0, 500)}`)
      return new Response(text === '' ? null : text, { headers: response.headers })
    },
  }
}
