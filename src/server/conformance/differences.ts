import { isJsonObject, type Json } from '~/protocol/json'
import type { Answer } from './world'

/**
 * Where the engine is not like Kinto, and is not to be: the written cases and the random sequences step over these and
 * over nothing else.
 */
export const DIFFERENCES = {
  crash: 'Kinto answers 500; the engine says what is wrong, or does what was meant.',
  mergeOverValue: 'A merge-patch with an object for a value that is none crashes Kinto; here it is applied.',
  patchOfData: 'A JSON patch that puts no object in the place of the data crashes Kinto; here it is a 400.',
  notModifiedInBatch: 'A 304 in a batch crashes Kinto; here it stands in its place.',
  likeOfAbsent: 'like_ on a field that some entries of /permissions lack crashes Kinto; here they do not match.',
  behaviorWithHistory: 'Response-Behavior crashes Kinto as soon as the history plugin is on; here it is obeyed.',
  leakedHash: 'A 412 shows anonymous the hash of a password, for Kinto; here it shows none.',
  redirect: 'The body of a redirect is HTML for Kinto if the client accepts it; here it is plain text.',
  parentsInBatch:
    'A batch that deletes a bucket or a collection still finds it afterwards, for Kinto; here it is gone.',
  groupsInBatch: 'A batch that changes who is in a group goes on as before, for Kinto; here with the new members.',
  deletedGroups:
    'Members of a group are in it again when its deleted bucket is made again, for Kinto; here they are not.',
  conflictInBatch: 'A 409 in a batch undoes what stood before it, for Kinto; here it undoes itself.',
  formerMembers: 'A group still names a member whose data was deleted, for Kinto; here it does not.',
  orderOfDeletion: 'DELETE of a list stamps in the order of the database, for Kinto; here in that of the list.',
  hasOfPermissions: 'has_ drops the filters before it on /permissions, for Kinto; here all of them count.',
  namesOfFields: 'Names of unknown fields are told in an order of their own, for Kinto; here in that of the query.',
  numbersInWords: 'A refusal shows a number as it was sent, for Kinto; here as it was read: 1.0 as 1.',
  patchedDocument: 'The failure of a JSON patch shows the document in the order of the database; here as it was sent.',
} as const

/** For a case of which the real Kinto is no judge. */
export const kept = (difference: keyof typeof DIFFERENCES) =>
  ({ skipOn: ['kinto-memory', 'kinto-postgresql'], reason: DIFFERENCES[difference] }) as const

/** One request of a random sequence and both answers. */
export type Exchange = { ask: string; send: Json | undefined; kinto: Answer; engine: Answer }

type Sight = {
  readonly difference: keyof typeof DIFFERENCES
  /** Whether an exchange, in which the answers differ, shows it. */
  is(exchange: Exchange): boolean
  /** What is stored differs from here on, so a random sequence ends: `later` even where the answers are the same. */
  readonly parts?: 'now' | 'later'
}

const statuses = (kinto: number, engine: number) => (exchange: Exchange) =>
  exchange.kinto.status === kinto && exchange.engine.status === engine

const requestsOf = (send: Json | undefined): Json[] => {
  const list = send !== undefined && isJsonObject(send) ? send['requests'] : undefined
  return Array.isArray(list) ? list : []
}

/** `METHOD path` of each item of a batch, without queries. */
const itemsOf = ({ ask, send }: Exchange) =>
  / POST \/batch/.test(ask)
    ? requestsOf(send).map(item =>
        isJsonObject(item) ? `${String(item['method'] ?? 'GET')} ${String(item['path']).replace(/\?.*/, '')}` : '',
      )
    : []

const doesBeforeTheEnd = (pattern: RegExp) => (exchange: Exchange) =>
  itemsOf(exchange)
    .slice(0, -1)
    .some(item => pattern.test(item))

const DELETES_PARENT = /^DELETE (?:\$b|\$c|\$b\/collections(?:\/[^/]*)?)$/
const WRITES_GROUP = /^(?:PUT|POST|PATCH|DELETE) \$(?:g|b\/groups)\b/

const DELETES_LIST = /^DELETE .*(?:\$r|\$g|records|groups|collections|history)$/

/** The bucket of a sequence stands there when it begins: who makes it makes it again. */
const remakesBucket = (exchange: Exchange) => {
  if (/ PUT \$b(?: |$)/.test(exchange.ask)) return exchange.kinto.status === 201
  // The cast: a batch that was refused has no responses.
  const { responses } = exchange.kinto.body as { responses?: { status: number }[] }
  return itemsOf(exchange).some((item, index) => item === 'PUT $b' && responses?.[index]?.status === 201)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** The ids in the answer to a list, those that the server has made as one. The cast: a refusal has no data. */
const ids = ({ body }: Answer) =>
  (body as { data?: { id: string }[] }).data
    ?.map(({ id }) => (UUID.test(id) ? 'made' : id))
    .sort()
    .join()

/** What is said of the failure of a JSON patch, without the document. */
const patchFailure = ({ text }: Answer) => /JSON Patch operation failed: [^{]* not found in (?=\{)/.exec(text)?.[0]

const failsAlike = ({ kinto, engine }: Exchange) =>
  patchFailure(kinto) !== undefined && patchFailure(kinto) === patchFailure(engine)

const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi

const refusesAlike = ({ kinto, engine }: Exchange) =>
  kinto.text.replaceAll(NUMBER, '0') === engine.text.replaceAll(NUMBER, '0')

const deletesAlike = ({ ask, kinto, engine }: Exchange) => / DELETE /.test(ask) && ids(kinto) === ids(engine)

const both =
  (...tests: ((exchange: Exchange) => boolean)[]) =>
  (exchange: Exchange) =>
    tests.every(test => test(exchange))
const asks =
  (pattern: RegExp) =>
  ({ ask }: Exchange) =>
    pattern.test(ask)

/** How a random sequence knows them. */
export const sights: readonly Sight[] = [
  { difference: 'redirect', is: statuses(307, 307) },
  { difference: 'parentsInBatch', is: doesBeforeTheEnd(DELETES_PARENT), parts: 'now' },
  { difference: 'groupsInBatch', is: doesBeforeTheEnd(WRITES_GROUP), parts: 'now' },
  {
    difference: 'conflictInBatch',
    is: exchange => itemsOf(exchange).length > 0 && /"status": ?409/.test(exchange.kinto.text),
    parts: 'later',
  },
  { difference: 'deletedGroups', is: remakesBucket, parts: 'later' },
  {
    difference: 'notModifiedInBatch',
    is: both(statuses(500, 200), ({ engine }) => /"status": ?304/.test(engine.text)),
    parts: 'now',
  },
  { difference: 'orderOfDeletion', is: both(statuses(200, 200), deletesAlike), parts: 'now' },
  { difference: 'mergeOverValue', is: both(statuses(500, 200), asks(/merge-patch\+json/)), parts: 'now' },
  { difference: 'patchOfData', is: both(statuses(500, 400), asks(/json-patch\+json/)) },
  { difference: 'likeOfAbsent', is: both(statuses(500, 200), asks(/\/permissions\?(.*&)?like_/)) },
  { difference: 'hasOfPermissions', is: both(statuses(200, 200), asks(/\/permissions\?.+&has_/)) },
  {
    difference: 'orderOfDeletion',
    is: both(statuses(200, 200), exchange => itemsOf(exchange).some(item => DELETES_LIST.test(item))),
    parts: 'now',
  },
  {
    difference: 'namesOfFields',
    is: both(statuses(400, 400), ({ kinto }) => /Fields .*,.* do not exist/.test(kinto.text)),
  },
  { difference: 'numbersInWords', is: both(statuses(400, 400), refusesAlike) },
  { difference: 'patchedDocument', is: both(statuses(400, 400), failsAlike) },
]
