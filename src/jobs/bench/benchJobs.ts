import { createClient } from '~/client/createClient'
import type { KintoClient } from '~/client/KintoClient'
import { wait } from '~/lib/wait'
import { childrenUri, uriOf } from '~/protocol/ref'
import type { Send } from '~/protocol/send'
import type { Job, Task } from '../Job'
import { Jobs } from '../Jobs'
import { openJobStore } from '../jobStore'
import { createLocks } from '../locks'

const OF = { bid: 'bench-jobs', cid: 'cities' }
const RECORDS = childrenUri(OF, 'record')
const AUTHORIZATION = `Basic ${btoa('bench:bench')}`

/**
 * Milliseconds. `job` is all of it, `writing` its second part, after the records were read and kept. `own` is that part
 * of `job` in which no request was under way: it says what the job costs also where other work disturbs the server.
 */
export type JobTimes = { raw: number; job: number; writing: number; own: number }

type Options = { send: Send; base: string; count: number; rounds: number; say: (line: string) => void }

/**
 * How long a job takes that sets a field of all records, beside the same batches sent one after the other by hand.
 * Both in turn, so that what slows the machine down slows both; the medians.
 */
export async function benchJobs({ send, base, count, rounds, say }: Options): Promise<JobTimes> {
  const asking = { time: 0 }
  const client = createClient({ server: base, send: timed(send, asking), authorization: AUTHORIZATION })
  const { user, settings } = await client.root()
  const maxRequests = settings.batch_max_requests
  await fill(client, count, maxRequests)
  const jobs = await openJobs()
  await jobs.connect({ server: base, user: user?.id ?? '', client, maxRequests })
  const times: JobTimes[] = []
  for (let round = 0; round < rounds; round++) {
    const raw = await timeRaw({ send, base, client, maxRequests }, round)
    asking.time = 0
    const { job, writing } = await timeJob(jobs, round, count)
    const own = job - asking.time
    say(
      `raw ${raw.toFixed(0)} ms, job ${job.toFixed(0)} ms (${own.toFixed(0)} its own), writing ${writing.toFixed(0)} ms`,
    )
    times.push({ raw, job, writing, own })
  }
  const median = (key: keyof JobTimes) => times.map(one => one[key]).toSorted((a, b) => a - b)[rounds >> 1] ?? 0
  return { raw: median('raw'), job: median('job'), writing: median('writing'), own: median('own') }
}

/** Until the whole answer is there. */
const timed =
  (send: Send, asking: { time: number }): Send =>
  async request => {
    const start = performance.now()
    const answer = await send(request)
    const { status, headers } = answer
    const body = await answer.arrayBuffer()
    asking.time += performance.now() - start
    return new Response(body, { status, headers })
  }

async function fill(client: KintoClient, count: number, maxRequests: number) {
  await client.create(uriOf({ bid: OF.bid }), { data: {} })
  await client.create(uriOf(OF), { data: {} })
  const items = Array.from({ length: count }, (_, n) => ({
    method: 'PUT' as const,
    uri: `${RECORDS}/city-${n}`,
    body: {
      data: { name: `City number ${n}`, country: 'NO', population: n * 17, tags: ['a', 'b'], geo: { lat: n / 90 } },
    },
    ifNoneMatch: '*' as const,
  }))
  const results = await client.batch(items, { maxRequests })
  const failed = results.find(result => !result.ok)
  if (failed && !failed.ok) throw failed.error
}

const openJobs = async () =>
  new Jobs({
    store: await openJobStore(),
    locks: createLocks(),
    channel: { post: () => undefined, listen: () => undefined },
    now: Date.now,
    wait,
    onWritten: () => undefined,
    onRest: () => undefined,
    onError: error => {
      throw error
    },
  })

type Raw = { send: Send; base: string; client: KintoClient; maxRequests: number }

/** What the server itself needs: the requests are made beforehand, and their answers only parsed. */
async function timeRaw({ send, base, client, maxRequests }: Raw, round: number): Promise<number> {
  const bodies: string[] = []
  let requests: object[] = []
  for (let page = await client.list(RECORDS, { sort: ['id'], limit: 1000 }); ;) {
    for (const { last_modified, ...row } of page.rows) {
      const data = { ...row, raw: round }
      requests.push({
        method: 'PUT',
        path: `${RECORDS}/${row.id}`,
        headers: { 'If-Match': `"${last_modified}"` },
        body: { data },
      })
      if (requests.length < maxRequests) continue
      bodies.push(JSON.stringify({ requests }))
      requests = []
    }
    if (page.next === undefined) break
    page = await client.page(page.next)
  }
  if (requests.length > 0) bodies.push(JSON.stringify({ requests }))
  const headers = { Authorization: AUTHORIZATION, 'Content-Type': 'application/json' }
  const start = performance.now()
  for (const body of bodies) {
    const answer = await send(new Request(`${base}/batch`, { method: 'POST', headers, body }))
    const text = await answer.text()
    if (!answer.ok || /"status": ?[45]/.test(text)) throw new Error(`A raw batch was refused: ${text.slice(0, 500)}`)
    JSON.parse(text)
  }
  return performance.now() - start
}

async function timeJob(jobs: Jobs, round: number, count: number): Promise<Pick<JobTimes, 'job' | 'writing'>> {
  const task: Task = {
    type: 'change',
    select: { query: {}, except: [] },
    operations: [{ type: 'set', field: 'job', value: round }],
  }
  const start = performance.now()
  let begun: number | undefined
  const look = ([job]: readonly Job[]) => {
    if (job?.state === 'running') begun ??= performance.now()
  }
  const stop = jobs.subscribe(() => look(jobs.get()))
  const id = await jobs.start(task, OF)
  await jobs.settled()
  const end = performance.now()
  stop()
  const job = jobs.get().find(one => one.id === id)
  if (job?.state !== 'done' || job.counts.done !== count || begun === undefined)
    throw new Error(`The job did not do its work: ${JSON.stringify(job)}`)
  await jobs.forget(id)
  return { job: end - start, writing: end - begun }
}
