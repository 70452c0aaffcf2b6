import type { Json } from '~/protocol/json'
import type { Send } from '~/protocol/send'

/** One server that is measured. `base` ends in `/v1`. */
export type Subject = {
  readonly name: string
  ask(method: string, path: string, body?: Json, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

/** What was answered, read to its end. */
export type Answer = { readonly headers: Headers; readonly text: string }

const HEADERS = { authorization: `Basic ${btoa('bench:bench')}` }

/** Every answer is read to its end; a refusal breaks the measurement off. */
export function subjectOf(name: string, send: Send, base: string): Subject {
  return {
    name,
    async ask(method, path, body, more) {
      const headers = { ...HEADERS, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more }
      const url = path.startsWith('http') ? path : base + path
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const response = await send(new Request(url, { method, headers, ...sent }))
      const text = await response.text()
      if (!response.ok) throw new Error(`${name}: ${method} ${path}: ${response.status} ${text.slice(0, 500)}`)
      return { headers: response.headers, text }
    },
  }
}
