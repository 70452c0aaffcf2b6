import type { ConformanceCase } from '../conformanceCase'
import { type Step, steps } from '../steps'

/** What bob tries, in this order. The deletions come last. */
const REQUESTS = [
  'GET $b',
  'PATCH $b',
  'GET $b/collections',
  'PUT $b/collections/new',
  'GET $g',
  'PUT $g/new',
  'GET $c',
  'PATCH $c',
  'GET $g/team',
  'PATCH $g/team',
  'GET $r',
  'POST $r',
  'PUT $r/new',
  'GET $r/a',
  'HEAD $r/a',
  'PUT $r/a',
  'PATCH $r/a',
  'DELETE $r/a',
  'DELETE $g/team',
  'DELETE $c',
  'DELETE $b',
] as const

type Request = (typeof REQUESTS)[number]

/** Which requests a permission opens; all others are a 403. */
const GRANTS: [on: string, permission: string, opens: readonly Request[]][] = [
  ['$b', 'write', REQUESTS],
  [
    '$b',
    'read',
    ['GET $b', 'GET $b/collections', 'GET $g', 'GET $c', 'GET $g/team', 'GET $r', 'GET $r/a', 'HEAD $r/a'],
  ],
  ['$b', 'collection:create', ['GET $b', 'GET $b/collections', 'PUT $b/collections/new']],
  ['$b', 'group:create', ['GET $b', 'GET $g', 'PUT $g/new']],
  [
    '$c',
    'write',
    [
      'GET $b/collections',
      'GET $c',
      'PATCH $c',
      'GET $r',
      'POST $r',
      'PUT $r/new',
      'GET $r/a',
      'HEAD $r/a',
      'PUT $r/a',
      'PATCH $r/a',
      'DELETE $r/a',
      'DELETE $c',
    ],
  ],
  ['$c', 'read', ['GET $b/collections', 'GET $c', 'GET $r', 'GET $r/a', 'HEAD $r/a']],
  ['$c', 'record:create', ['GET $b/collections', 'GET $c', 'GET $r', 'POST $r', 'PUT $r/new']],
  ['$g/team', 'write', ['GET $g', 'GET $g/team', 'PATCH $g/team', 'DELETE $g/team']],
  ['$g/team', 'read', ['GET $g', 'GET $g/team']],
  ['$r/a', 'write', ['GET $r', 'GET $r/a', 'HEAD $r/a', 'PUT $r/a', 'PATCH $r/a', 'DELETE $r/a']],
  ['$r/a', 'read', ['GET $r', 'GET $r/a', 'HEAD $r/a']],
]

const CREATES = /^(POST|PUT .*\/new$)/

function tried(user: string, request: Request, isOpen: boolean): Step {
  const refused = user === 'anon' ? 401 : 403
  const send = request.startsWith('PATCH') ? { send: { data: { w: 1 } } } : {}
  return { ask: `${user} ${request}`, ...send, gives: !isOpen ? refused : CREATES.test(request) ? 201 : 200 }
}

const TEAM: Step = { ask: 'PUT $g/team', send: { data: { members: [] } }, gives: 201 }
const seed = { a: { v: 1 } }

/** The principals through which a right may come, and who has it then. */
const PRINCIPALS: [principal: string, user: string, before: Step[]][] = [
  ['$bob', 'bob', []],
  ['system.Authenticated', 'bob', []],
  ['system.Everyone', 'anon', []],
  ['$b/groups/club', 'bob', [{ ask: 'PUT $g/club', send: { data: { members: ['$bob'] } }, gives: 201 }]],
]

const grantCases = GRANTS.map(([on, permission, opens]) =>
  steps(
    `${permission} on ${on} opens this and no more: ${opens === REQUESTS ? 'everything' : opens.join(', ')}`,
    [
      TEAM,
      { ask: `PATCH ${on}`, send: { permissions: { [permission]: ['$bob'] } }, gives: 200 },
      ...REQUESTS.map(request => tried('bob', request, opens.includes(request))),
    ],
    { seed },
  ),
)

const READS: Request[] = ['GET $b', 'GET $c', 'GET $r', 'GET $r/a']
const WRITES: Request[] = ['PATCH $b', 'PATCH $c', 'POST $r', 'PATCH $r/a']

export const inheritanceCases: ConformanceCase[] = [
  ...grantCases,
  steps('without any right everything is a 403', [TEAM, ...REQUESTS.map(request => tried('bob', request, false))], {
    seed,
  }),
  steps(
    'anonymous without any right gets a 401 everywhere',
    [TEAM, ...REQUESTS.map(request => tried('anon', request, false))],
    { seed },
  ),
  ...PRINCIPALS.flatMap(([principal, user, before]) =>
    ['read', 'write'].map(permission =>
      steps(
        `${permission} may be given to ${principal}`,
        [
          ...before,
          { ask: 'PATCH $b', send: { permissions: { [permission]: [principal] } }, gives: 200 },
          ...READS.map(request => tried(user, request, true)),
          ...WRITES.map(request => tried(user, request, permission === 'write')),
        ],
        { seed },
      ),
    ),
  ),
]
