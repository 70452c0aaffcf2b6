import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN, invalid, UNAUTHORIZED } from '../refusals'
import { type Step, steps } from '../steps'

const CREATE: Step = { ask: 'anon PUT /accounts/$fresh', send: { data: { password: 'secret' } }, gives: 201 }
const SECOND: Step = { ask: 'anon PUT /accounts/$fresh2', send: { data: { password: 'other' } }, gives: 201 }

/** Who the root says that the credentials are. */
const signedIn = (name: string, before: Step[], credentials: string, id: string | RegExp): ConformanceCase => ({
  name,
  async run(world) {
    await steps(name, before).run(world)
    const { body } = await world.make(`${credentials} GET /`)
    const user = (body as { user?: { id: string } }).user?.id ?? ''
    if (typeof id === 'string') expect(user).toBe(world.fill(id))
    else expect(user).toMatch(id)
  },
})

const STRANGER = /^basicauth:/

export const accountCases: ConformanceCase[] = [
  {
    name: 'anybody may make an account, and it belongs to itself',
    async run(world) {
      const { body } = await world.make(CREATE.ask, { data: { password: 'secret', title: 'T' } })
      expect(body).toMatchObject({
        data: { id: world.fill('$fresh'), title: 'T' },
        permissions: { write: [world.fill('account:$fresh')] },
      })
    },
  },
  {
    name: 'the password itself is never in an answer',
    async run(world) {
      const made = await world.make(CREATE.ask, { data: { password: 'geheim-1234' } })
      const read = await world.make('$fresh:geheim-1234 GET /accounts/$fresh')
      expect(made.text + read.text).not.toContain('geheim-1234')
    },
  },
  signedIn('the password of an account signs in', [CREATE], '$fresh:secret', 'account:$fresh'),
  signedIn('another password is a basicauth stranger', [CREATE], '$fresh:wrong', STRANGER),
  signedIn('an absent account is a basicauth stranger', [], '$fresh:secret', STRANGER),
  signedIn(
    'a password may have colons',
    [{ ...CREATE, send: { data: { password: 'a:b:пароль' } } }],
    '$fresh:a:b:пароль',
    'account:$fresh',
  ),
  signedIn(
    'an account may be named like a mail address',
    [{ ask: 'anon PUT /accounts/$fresh+x@example.org', send: { data: { password: 'secret' } }, gives: 201 }],
    '$fresh+x@example.org:secret',
    'account:$fresh+x@example.org',
  ),
  signedIn(
    'POST makes an account too',
    [{ ask: 'anon POST /accounts', send: { data: { id: '$fresh', password: 'secret' } }, gives: 201 }],
    '$fresh:secret',
    'account:$fresh',
  ),
  signedIn(
    'a PUT changes the password',
    [CREATE, { ask: '$fresh:secret PUT /accounts/$fresh', send: { data: { password: 'newer' } }, gives: 200 }],
    '$fresh:newer',
    'account:$fresh',
  ),
  signedIn(
    'a PATCH changes the password',
    [CREATE, { ask: '$fresh:secret PATCH /accounts/$fresh', send: { data: { password: 'newer' } }, gives: 200 }],
    '$fresh:newer',
    'account:$fresh',
  ),
  signedIn(
    'the old password is a stranger after a change',
    [
      CREATE,
      { ask: '$fresh:secret GET /accounts/$fresh', gives: 200 },
      { ask: '$fresh:secret PATCH /accounts/$fresh', send: { data: { password: 'newer' } }, gives: 200 },
    ],
    '$fresh:secret',
    STRANGER,
  ),
  signedIn(
    'a PATCH of other fields leaves the password',
    [CREATE, { ask: '$fresh:secret PATCH /accounts/$fresh', send: { data: { title: 'T' } }, gives: 200 }],
    '$fresh:secret',
    'account:$fresh',
  ),
  signedIn(
    'a deleted account signs in no longer',
    [CREATE, { ask: '$fresh:secret DELETE /accounts/$fresh', gives: 200 }],
    '$fresh:secret',
    STRANGER,
  ),
  ...(
    [
      ['no password', { data: {} }, invalid(['body', 'data.password', 'Required'])],
      ['an empty password', { data: { password: '' } }, invalid(['body', 'data.password', 'Required'])],
      [
        'a password that is a number',
        { data: { password: 12 } },
        invalid(['body', 'data.password', "12 is not a string: {'password': ''}"]),
      ],
      ['no data', {}, invalid(['body', 'data', 'Required'])],
      ['another id', { data: { id: 'other', password: 'x' } }],
    ] as const
  ).map(([what, send, body]) =>
    steps(`an account with ${what} is refused`, [
      { ask: 'anon PUT /accounts/$fresh', send, gives: 400, ...(body && { body }) },
    ]),
  ),
  steps('POST of an account needs an id', [
    {
      ask: 'anon POST /accounts',
      send: { data: { password: 'x' } },
      gives: 400,
      body: invalid(['body', 'data.id', 'data.id in body: Required']),
    },
  ]),
  ...['-a', 'a b', 'a:b', 'a/b', 'é'].map(id =>
    steps(`an account may not be named ${id}`, [
      { ask: 'anon POST /accounts', send: { data: { id, password: 'x' } }, gives: 400 },
    ]),
  ),
  steps('anonymous may not change an account', [
    CREATE,
    { ask: 'anon PUT /accounts/$fresh', send: { data: { password: 'x' } }, gives: 401, body: UNAUTHORIZED },
    { ask: 'anon PATCH /accounts/$fresh', send: { data: { password: 'x' } }, gives: 401, body: UNAUTHORIZED },
    { ask: 'anon DELETE /accounts/$fresh', gives: 401, body: UNAUTHORIZED },
    { ask: 'anon GET /accounts/$fresh', gives: 401, body: UNAUTHORIZED },
  ]),
  steps('another account may not read, change or delete it', [
    CREATE,
    SECOND,
    { ask: '$fresh2:other GET /accounts/$fresh', gives: 403, body: FORBIDDEN },
    { ask: '$fresh2:other PATCH /accounts/$fresh', send: { data: { password: 'x' } }, gives: 403, body: FORBIDDEN },
    { ask: '$fresh2:other DELETE /accounts/$fresh', gives: 403, body: FORBIDDEN },
  ]),
  steps('who is signed in makes no account for somebody else', [
    CREATE,
    {
      ask: '$fresh:secret PUT /accounts/$fresh2',
      send: { data: { password: 'x' } },
      gives: 400,
      body: invalid(['body', 'data.id', 'Username and account ID do not match.']),
    },
  ]),
  steps('the list of accounts is 401 for anonymous', [{ ask: 'anon GET /accounts', gives: 401 }]),
  {
    name: 'the list of accounts has only the own one',
    async run(world) {
      await world.make(CREATE.ask, { data: { password: 'secret' } })
      const { body } = await world.make('$fresh:secret GET /accounts')
      expect((body as { data: { id: string }[] }).data.map(({ id }) => id)).toEqual([world.fill('$fresh')])
    },
  },
  steps('the list of accounts is empty for a stranger', [{ ask: 'nobody:x GET /accounts', gives: 200, data: [] }]),
  steps('an absent account is a 403 for others', [{ ask: 'GET /accounts/$fresh', gives: 403, body: FORBIDDEN }]),
  steps('an account that is deleted brings its tombstone', [
    CREATE,
    { ask: '$fresh:secret DELETE /accounts/$fresh', gives: 200, data: { id: '$fresh', deleted: true } },
  ]),
  steps('a 401 says how to sign in', [
    { ask: 'anon GET $b', gives: 401, body: UNAUTHORIZED, headers: { 'www-authenticate': /Basic realm="Realm"/ } },
  ]),
  ...['Basic', 'Basic !!!', 'Basic bm9jb2xvbg==', 'Nope abc', 'Basic OnB3'].map(header =>
    steps(`credentials that say nothing are as none: ${header}`, [
      { ask: `anon GET $b | Authorization: ${header}`, gives: 401, body: UNAUTHORIZED },
    ]),
  ),
]
