import { answerAttachment } from './attachments/attachmentEndpoint'
import type { Exchange } from './exchange'
import type { Routes } from './findEndpoint'
import { answerSnapshot } from './history/snapshot'
import type { Reply } from './http/reply'
import { answerPermissions } from './permissions/permissionsEndpoint'
import { checkMedia, readRequestOf, type Endpoint } from './resources/endpoint'
import { answerList, exposedOfList, LIST_METHODS } from './resources/listEndpoint'
import { answerObject, exposedOfObject, OBJECT_METHODS } from './resources/objectEndpoint'
import type { PathIds } from './resources/target'
import type { ResourceName, ServerSettings } from './settings'
import { answerBatch } from './utilities/batch'
import { answerContribute } from './utilities/contribute'
import { answerCounters } from './utilities/counters'
import { answerFlush, answerHeartbeat, answerLbHeartbeat, answerVersion } from './utilities/health'
import { answerRoot } from './utilities/root'
import { answerUserData } from './utilities/userData'

const COLLECTION = '/buckets/{bucket_id}/collections/{collection_id}'

/** The list of each kind of object; an object's address has `/{id}` behind it. */
const LISTS: Record<ResourceName, string> = {
  bucket: '/buckets',
  group: '/buckets/{bucket_id}/groups',
  collection: '/buckets/{bucket_id}/collections',
  record: `${COLLECTION}/records`,
  account: '/accounts',
  history: '/buckets/{bucket_id}/history',
}

const SNAPSHOT = '/buckets/{bucket_id}/snapshot/collections/{collection_id}@{timestamp}'

const OBJECTS: readonly ResourceName[] = ['bucket', 'group', 'collection', 'record', 'account']

/** Everything that a server with these settings answers. */
export function routesFor(settings: ServerSettings): Routes {
  const names = OBJECTS.filter(name => name !== 'account' || settings.policies.includes('account'))
  const resources = names.flatMap(name => [listEndpoint(name, settings), objectEndpoint(name, settings)])
  const history = settings.history ? historyEndpoints(settings) : []
  const attachments = settings.attachments ? [attachmentEndpoint()] : []
  return [...resources, ...attachments, ...history, ...utilities(settings)].map(endpoint => ({
    ...endpoint,
    parts: endpoint.path.split('/'),
  }))
}

function listEndpoint(name: ResourceName, settings: ServerSettings): Endpoint {
  return {
    path: LISTS[name],
    methods: enabled(LIST_METHODS, `plural_${name}`, settings),
    exposed: exposedOfList,
    answer: (exchange, ids) => answerList(exchange, name, fill(LISTS[name], ids), ids),
  }
}

function historyEndpoints(settings: ServerSettings): Endpoint[] {
  const methods = enabled(['GET', 'HEAD', 'DELETE'], 'plural_history', settings)
  const exposed = (method: string): readonly string[] => exposedOfList(method === 'HEAD' ? 'GET' : method)
  return [
    { ...listEndpoint('history', settings), methods, exposed },
    { ...view(SNAPSHOT, READING, answerSnapshot), answer: answerSnapshot },
  ]
}

function objectEndpoint(name: ResourceName, settings: ServerSettings): Endpoint {
  return {
    path: `${LISTS[name]}/{id}`,
    methods: enabled(OBJECT_METHODS, `object_${name}`, settings),
    exposed: exposedOfObject,
    answer: (exchange, ids) => answerObject(exchange, name, fill(LISTS[name], ids), ids),
  }
}

const attachmentEndpoint = (): Endpoint => ({
  path: `${LISTS.record}/{id}/attachment`,
  methods: ['POST', 'DELETE'],
  exposed: () => [],
  answer: (exchange, ids) => answerAttachment(exchange, fill(LISTS.record, ids), ids),
})

function enabled(methods: readonly string[], endpoint: string, { disabledEndpoints }: ServerSettings): string[] {
  return methods.filter(method => !disabledEndpoints.includes(`${endpoint}_${method.toLowerCase()}`))
}

const READING = ['GET', 'HEAD']

const view = (path: string, methods: readonly string[], answer: Endpoint['answer']): Endpoint => ({
  path,
  methods,
  exposed: () => [],
  answer: (exchange, ids) => readRequestOf(exchange, false, () => answer(exchange, ids)),
})

function utilities(settings: ServerSettings): Endpoint[] {
  return [
    view('/', READING, answerRoot),
    view('/__heartbeat__', READING, answerHeartbeat),
    view('/__lbheartbeat__', READING, answerLbHeartbeat),
    view('/__version__', READING, answerVersion),
    view('/contribute.json', READING, answerContribute),
    // Kinto has a list of them as well, of which nothing can be asked.
    { path: '/__user_data__', methods: [], exposed: () => [], answer: answerUserData },
    { path: '/__user_data__/{principal}', methods: ['DELETE'], exposed: () => [], answer: answerUserData },
    ...(settings.counters ? [view('/__counters__', READING, answerCounters)] : []),
    ...(settings.flush ? [view('/__flush__', ['POST'], answerFlush)] : []),
    { path: '/batch', methods: ['POST'], exposed: () => [], answer: answerBatch },
    ...(settings.permissionsEndpoint ? [permissionsEndpoint()] : []),
  ]
}

function permissionsEndpoint(): Endpoint {
  const answer = (exchange: Exchange): Reply => {
    checkMedia(exchange.incoming, undefined, true)
    return answerPermissions(exchange)
  }
  return { path: '/permissions', methods: ['HEAD', 'GET'], exposed: exposedOfList, answer }
}

const fill = (path: string, ids: PathIds): string => path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
