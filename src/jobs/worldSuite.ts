import { createClient } from '~/client/createClient'
import type { KintoClient } from '~/client/KintoClient'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import { childrenUri, uriOf } from '~/protocol/ref'
import type { Send } from '~/protocol/send'
import { createServer } from '~/server/createServer'
import type { ServerSettings } from '~/server/settings'
import { createMemoryStorage } from '~/server/storage/memory'
import type { Channel, Message } from './channel'
import type { Job, JobItem } from './Job'
import { Jobs, type JobsDeps } from './Jobs'
import type { JobStore } from './jobStore'
import { createLocks, type Locks } from './locks'

// For specs only: a server in memory, and pages that run jobs on it.

export const SERVER = 'https://kinto.example.org/v1'
export const OF = { bid: 'b', cid: 'c' }
export const RECORDS = childrenUri(OF, 'record')

export type World = Awaited<ReturnType<typeof createWorld>>

/** A collection with these records, and a history of what becomes of them. */
export async function createWorld(records: Record<string, JsonObject>, settings: Partial<ServerSettings> = {}) {
  let time = 1_800_000_000_000
  let made = 0
  const clock = () => (time += 1)
  const send = createServer({
    storage: createMemoryStorage(),
    clock,
    newId: () => `made-${++made}`,
    settings: { policies: ['basicauth'], history: {}, batchMaxRequests: 4, paginateBy: 7, ...settings },
  })
  const client = clientOf(send, 'ann')
  const user = (await client.root()).user?.id ?? ''
  await client.create('/buckets/b', { data: {} })
  await client.create(uriOf(OF), { data: {} })
  for (const [id, data] of Object.entries(records)) await client.create(`${RECORDS}/${id}`, { data })
  return { send, client, user, clock, locks: createLocks({ isShared: true }) }
}

export const clientOf = (send: Send, name: string): KintoClient =>
  // The spec decides when to try again, and nothing waits.
  createClient({
    server: SERVER,
    send,
    authorization: `Basic ${btoa(`${name}:pw`)}`,
    retries: 0,
    wait: async () => undefined,
  })

/** All records by id, without what only the server decides. */
export async function recordsOf({ client }: Pick<World, 'client'>): Promise<Record<string, JsonObject>> {
  const rows: KintoObject[] = []
  for (let page = await client.list(RECORDS); ; page = await client.page(page.next)) {
    rows.push(...page.rows)
    if (page.next === undefined) break
  }
  return Object.fromEntries(rows.map(({ id, last_modified: _, ...data }) => [id, data]))
}

/** How many entries the history has for each record. */
export async function writesOf({ client }: Pick<World, 'client'>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (let page = await client.list<JsonObject>('/buckets/b/history'); ; page = await client.page(page.next)) {
    for (const { record_id: id } of page.rows) if (typeof id === 'string') counts[id] = (counts[id] ?? 0) + 1
    if (page.next === undefined) return counts
  }
}

type PageOptions = {
  store: JobStore
  send?: Send
  locks?: Locks
  channel?: Channel
  errors?: unknown[]
} & Partial<JobsDeps>

/** A page that is signed in and runs jobs. Its waiting takes no time. */
export async function openPage(world: World, { send = world.send, errors, ...deps }: PageOptions) {
  const jobs = new Jobs({
    locks: world.locks,
    channel: { post: () => undefined, listen: () => undefined },
    now: world.clock,
    wait: async (_, signal) => signal.throwIfAborted(),
    onWritten: () => undefined,
    onRest: () => undefined,
    onError: error => {
      if (!errors) throw error
      errors.push(error)
    },
    ...deps,
  })
  await jobs.connect({ server: SERVER, user: world.user, client: clientOf(send, 'ann'), maxRequests: 4 })
  return jobs
}

export function jobOf(jobs: Jobs, id: string): Job {
  const job = jobs.get().find(one => one.id === id)
  if (!job) throw new Error(`There is no job ${id}.`)
  return job
}

export async function itemsOf(jobs: Jobs, id: string): Promise<JobItem[]> {
  const items: JobItem[] = []
  for await (const part of jobs.items(id)) items.push(...part)
  return items
}

/** Resolves with the job as soon as it is so. */
export const untilJob = (jobs: Jobs, id: string, isSo: (job: Job) => boolean): Promise<Job> =>
  new Promise(resolve => {
    const look = () => {
      const job = jobs.get().find(one => one.id === id)
      if (!job || !isSo(job)) return
      stop()
      resolve(job)
    }
    const stop = jobs.subscribe(look)
    look()
  })

/** Two ends of one line. */
export function channelPair(): [Channel, Channel] {
  const ears: ((message: Message) => void)[][] = [[], []]
  const end = (own: number, other: number): Channel => ({
    // Through text, so that what cannot be sent to another tab fails here too.
    post: message => ears[other]?.forEach(hear => hear(JSON.parse(JSON.stringify(message)))),
    listen: hear => void ears[own]?.push(hear),
  })
  return [end(0, 1), end(1, 0)]
}
