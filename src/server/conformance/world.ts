import type { Json } from '~/protocol/json'
import type { Send } from '~/protocol/send'

export type Answer = { status: number; headers: Headers; text: string; body: unknown }

/** What stands for a name such as `$b` in requests and expectations. */
export type Names = Map<string, string | number>

const WORD = /^[A-Z]+$/

/** Ids that no other case uses, so that cases run side by side on one server. */
const freshName = () => `t${crypto.randomUUID().slice(0, 13)}`

/** Puts values in the place of `$names`. A string that is nothing but one name becomes its value, a number too. */
export function fill<T>(value: T, names: Names): T
export function fill(value: unknown, names: Names): unknown {
  if (typeof value === 'string') {
    const whole = value.startsWith('$') ? names.get(value.slice(1)) : undefined
    return whole ?? value.replaceAll(/\$(\w+)/g, (text, name: string) => String(names.get(name) ?? text))
  }
  if (Array.isArray(value)) return value.map(item => fill(item, names))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [String(fill(key, names)), fill(item, names)]))
}

/**
 * One server as a case sees it. `ask` takes a line: `[user ]METHOD path[ | Header: value]…`, for example
 * `bob PUT $r/a | If-Match: "1"`. Without a user alice asks; `anon` has no credentials; `name:password` is anybody.
 */
export class World {
  readonly names: Names = new Map()

  constructor(
    private readonly send: Send,
    /** Ends in `/v1`. */
    readonly base: string,
    private readonly passwords: ReadonlyMap<string, string>,
    bid = freshName(),
  ) {
    for (const [user, credentials] of passwords) this.names.set(user, `account:${credentials.split(':')[0]}`)
    this.names
      .set('base', base)
      .set('origin', base.replace(/\/v1$/, ''))
      .set('bid', bid)
      .set('b', `/buckets/${bid}`)
      .set('c', `/buckets/${bid}/collections/things`)
    this.names.set('r', `/buckets/${bid}/collections/things/records`).set('g', `/buckets/${bid}/groups`)
    for (const name of ['fresh', 'fresh2', 'fresh3']) this.names.set(name, freshName())
  }

  fill<T>(value: T): T {
    return fill(value, this.names)
  }

  /** `body`: a string is sent as it is, anything else as JSON. */
  async ask(line: string, body?: Json): Promise<Answer> {
    const [start = '', ...headerLines] = this.fill(line).split(' | ')
    const words = start.split(' ')
    const user = WORD.test(words[0] ?? '') ? 'alice' : (words.shift() ?? '')
    const [method = '', path = ''] = words
    const headers = new Headers()
    if (user !== 'anon') headers.set('Authorization', basic(this.passwords.get(user) ?? user))
    if (body !== undefined) headers.set('Content-Type', 'application/json')
    for (const text of headerLines) {
      const [name = '', value = ''] = text.split(/: ?(.*)/)
      if (value) headers.set(name, value)
      else headers.delete(name)
    }
    const url = path.startsWith('http') ? path : this.base + path
    const sent = this.fill(body)
    // As bytes, so that no content type is added.
    const bytes = new TextEncoder().encode(typeof sent === 'string' ? sent : JSON.stringify(sent))
    const request = new Request(url, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body: bytes }),
    })
    const response = await this.send(request)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text, response.headers) }
  }

  /** Asks for something that a case stands on; anything but a 2xx is an error. */
  async make(line: string, body?: Json): Promise<Answer> {
    const answer = await this.ask(line, body)
    if (answer.status >= 300) throw new Error(`${this.fill(line)} was answered ${answer.status}: ${answer.text}`)
    return answer
  }
}

const basic = (credentials: string) => `Basic ${btoa(String.fromCodePoint(...new TextEncoder().encode(credentials)))}`

const parsed = (text: string, headers: Headers): unknown =>
  headers.get('content-type')?.startsWith('application/json') && text ? JSON.parse(text) : text

/**
 * Makes the worlds of one run: a bucket of its own for each case, and the accounts alice, bob and carol for all of
 * them, because the real server takes a quarter of a second for the hash of a password.
 */
export async function createWorlds(send: Send, base: string, hasNoAccounts = false): Promise<() => World> {
  const users = ['alice', 'bob', 'carol'].map(user => [user, `${user}-${freshName()}:secret`] as const)
  const passwords = new Map<string, string>(users)
  const world = new World(send, base, passwords)
  for (const [, credentials] of hasNoAccounts ? [] : users) {
    await world.make(`anon PUT /accounts/${credentials.split(':')[0]}`, { data: { password: 'secret' } })
  }
  return () => new World(send, base, passwords)
}

/** The names of what a server offers; none of one that no longer serves. */
export async function capabilitiesOf(world: World): Promise<ReadonlySet<string>> {
  const { status, body } = await world.ask('anon GET /')
  // The cast: a root without capabilities is no Kinto's, and this throws.
  return new Set(status === 410 ? [] : Object.keys((body as { capabilities: object }).capabilities))
}
