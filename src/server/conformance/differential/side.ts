import type { Json } from '~/protocol/json'
import type { Send } from '~/protocol/send'
import { type Answer, World } from '../world'
import { comparable, type Renaming } from './comparable'
import { IdNames, TimeNames } from './rename'
import type { Request } from './requests'

/** Names and passwords, the same on both servers, so that user ids and the ids of default buckets are the same too. */
const USERS = new Map([
  ['alice', 'alice:secret'],
  ['bob', 'bob:secret'],
  ['carol', 'carol:secret'],
  // Whoever comes without an account is a user of `basicauth`.
  ['dave', 'dave:secret'],
])

export type Outcome = { readonly answer: Answer; readonly text: string }

/** One server during one sequence. It remembers what it answered, for the requests that refer to it. */
export class Side {
  readonly world: World
  readonly #renaming: Renaming
  readonly #stamps = new Map<string, number[]>()

  constructor(send: Send, base: string, bid: string, users: ReadonlyMap<string, User>) {
    this.world = new World(send, base, USERS, bid)
    for (const [user, { id }] of users) this.world.names.set(user, id)
    this.world.names
      .set('fresh', `user-${bid}`)
      .set('now', 7)
      .set('old', 7)
      .set('next', `${base}/buckets/${bid}/collections/things/records`)
    this.#renaming = { times: new TimeNames(), ids: new IdNames(new Set(bucketsOf(users))) }
  }

  async ask({ ask, send }: Request): Promise<Outcome> {
    const { world } = this
    // The first word is the user, the second the method.
    const path = world
      .fill(ask.split(' ')[2] ?? '')
      .replace(world.base, '')
      .replace(/\?.*/, '')
    const stamps = this.#stamps.get(path) ?? []
    const [first] = stamps
    if (first !== undefined) world.names.set('old', first).set('now', stamps.at(-1) ?? first)
    const answer = await world.ask(ask, send)
    const stamp = Number(answer.headers.get('etag')?.replaceAll('"', ''))
    if (stamp) this.#stamps.set(path, [...stamps, stamp])
    const next = answer.headers.get('next-page')
    if (next) world.names.set('next', next)
    return { answer, text: comparable(path, answer, world.base, this.#renaming) }
  }
}

/** As the root shows it; `bucket` only where there are default buckets. */
export type User = { readonly id: string; readonly bucket?: string }

/** The default buckets, whose ids both servers make alike. */
export const bucketsOf = (users: ReadonlyMap<string, User>) => [...users.values()].flatMap(({ bucket }) => bucket ?? [])

/** Makes the accounts and asks for everybody's user id. */
export async function signUp(send: Send, base: string): Promise<Map<string, User>> {
  const world = new World(send, base, USERS)
  const users = new Map<string, User>()
  for (const [user, credentials] of USERS) {
    if (user !== 'dave')
      await world.make(`anon PUT /accounts/${credentials.split(':')[0]}`, { data: { password: 'secret' } })
    const { body } = await world.make(`${user} GET /`)
    // The cast: whoever signed in is in the root; without it the sequences would be about nobody.
    users.set(user, (body as { user: User }).user)
  }
  return users
}

export const shownBody = (send: Json | undefined) =>
  send === undefined ? '' : ` ${typeof send === 'string' ? send : JSON.stringify(send)}`
