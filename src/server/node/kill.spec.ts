import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { basic } from '../specSupport'
import { killServers, NotStarted, runServer } from './runServer'

/** `npm run soak` kills it more often. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 2)
const ROUNDS_A_FILE = 5
const WRITERS = 6
/** A server is killed somewhere between its start and this many answered writes. */
const MAX_ANSWERS = 300

const random = (below: number): number => Math.floor(Math.random() * below)

type Records = ReadonlyMap<string, JsonObject>

/** Writes into a collection of its own, one request after the other, so that it knows what must be there. */
class Writer {
  readonly list: string
  /** What the server has said is there, deleted records too. */
  answered: Records = new Map()
  /** What is there if the request that was not answered was carried out, but for the times. */
  unanswered: Records | undefined
  #writes = 0

  constructor(name: string) {
    this.list = `/buckets/b/collections/${name}/records`
  }

  async writeUntilKilled(url: string, onAnswer: () => void): Promise<void> {
    while (await this.#writeOnce(url)) onAnswer()
  }

  /** Whether it was answered. */
  async #writeOnce(url: string): Promise<boolean> {
    const n = (this.#writes += 1)
    const data = { n, text: 'x'.repeat(random(3000)) }
    const ids = Array.from({ length: 1 + random(4) }, () => `r${random(40)}`)
    const kind = random(10)
    const after = new Map(this.answered)
    if (kind === 0) for (const [id] of after) after.set(id, { deleted: true })
    else for (const id of kind < 5 ? ids : ids.slice(0, 1)) after.set(id, data)
    this.unanswered = after
    const said =
      kind === 0
        ? await ask(url, 'DELETE', this.list)
        : kind < 5
          ? await ask(url, 'POST', '/batch', this.#batch(ids, data))
          : await ask(url, 'PUT', `${this.list}/${ids[0]}`, { data })
    if (said === undefined) return false
    this.#learn(recordsIn(said))
    return true
  }

  #batch(ids: string[], data: JsonObject): JsonObject {
    return { defaults: { method: 'PUT', body: { data } }, requests: ids.map(id => ({ path: `${this.list}/${id}` })) }
  }

  #learn(records: JsonObject[]): void {
    this.answered = new Map([...this.answered, ...records.map(record => [String(record['id']), record] as const)])
    this.unanswered = undefined
  }

  /** Compares with what is there, and goes on from it. */
  async check(url: string): Promise<'kept' | 'also'> {
    const found = await ask(url, 'GET', `${this.list}?_since=1`)
    if (found === undefined) throw new Error('The server does not answer')
    const records = new Map(recordsIn(found).map(record => [String(record['id']), record]))
    const isKept = isDeepStrictEqual(records, this.answered)
    // Either all of it is there or nothing.
    if (!isKept) expect(untimed(records)).toEqual(untimed(this.unanswered ?? this.answered))
    this.answered = records
    this.unanswered = undefined
    return isKept ? 'kept' : 'also'
  }
}

const sorted = (records: Records) => [...records].toSorted(([a], [b]) => (a < b ? -1 : 1))

const untimed = (records: Records) =>
  sorted(records).map(([id, { n, text, deleted }]) => ({ id, n, deleted, length: String(text ?? '').length }))

/** The records in Kinto's answer to a write, a list or a batch; whatever is none of these shows in the comparison. */
function recordsIn(answer: JsonObject): JsonObject[] {
  const responses = answer['responses'] as { body: JsonObject }[] | undefined
  const bodies = responses?.map(({ body }) => body) ?? [answer]
  return bodies.flatMap(({ data }) => data ?? []) as JsonObject[]
}

/** The answer; undefined where there is none because the server was killed. */
async function ask(url: string, method: string, path: string, body?: JsonObject): Promise<JsonObject | undefined> {
  const headers = { Authorization: basic('ann'), 'Content-Type': 'application/json' }
  let status: number
  let text: string
  try {
    const response = await fetch(url + path, { method, headers, body: body ? JSON.stringify(body) : null })
    status = response.status
    text = await response.text()
  } catch {
    return undefined
  }
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`)
  return JSON.parse(text)
}

/** Starts a server, lets it write for a while, and kills it in the midst of it. */
async function killUnderLoad(file: string, writers: Writer[]) {
  const server = await runServer(['--data', file])
  const checked = await Promise.all(writers.map(writer => writer.check(server.url)))
  const wanted = random(MAX_ANSWERS)
  let answers = 0
  const onAnswer = () => {
    answers += 1
    if (answers >= wanted) server.kill('SIGKILL')
  }
  await Promise.all(writers.map(writer => writer.writeUntilKilled(server.url, onAnswer)))
  expect(await server.ended).toBe('SIGKILL')
  return { answers, also: checked.filter(found => found === 'also').length }
}

/** Kills a server at some moment before or after it has made or read its file. */
async function killWhileStarting(file: string): Promise<void> {
  const seconds = (random(800) / 1000).toFixed(3)
  const started = runServer(['--data', file], `{ (sleep ${seconds}; kill -9 $$) & }`)
  const how = await started.then(
    server => server.ended,
    (error: unknown) => (error instanceof NotStarted ? error.code : error),
  )
  expect(how).toBe('SIGKILL')
}

async function prepare(file: string): Promise<Writer[]> {
  const { url, kill, ended } = await runServer(['--data', file])
  const writers = Array.from({ length: WRITERS }, (_, n) => new Writer(`c${n}`))
  await ask(url, 'PUT', '/buckets/b')
  for (const { list } of writers) await ask(url, 'PUT', list.replace(/\/records$/, ''))
  kill('SIGKILL')
  await ended
  return writers
}

const folder = mkdtempSync(join(tmpdir(), 'kinto-kill-'))
afterAll(() => {
  killServers()
  rmSync(folder, { recursive: true })
})

test(
  `killed ${ROUNDS} times under load: every answered write is there, and none is half there`,
  { timeout: 60_000 + ROUNDS * 20_000 },
  async () => {
    const sum = { answers: 0, also: 0 }
    for (let round = 0; round < ROUNDS;) {
      const file = join(folder, `${round}.db`)
      await killWhileStarting(file)
      const writers = await prepare(file)
      for (let n = 0; n < ROUNDS_A_FILE && round < ROUNDS; n++, round++) {
        const { answers, also } = await killUnderLoad(file, writers)
        await killWhileStarting(file)
        sum.answers += answers
        sum.also += also
      }
      const { url, kill } = await runServer(['--data', file])
      for (const writer of writers) if ((await writer.check(url)) === 'also') sum.also += 1
      kill('SIGKILL')
    }
    expect(sum.answers).toBeGreaterThan(0)
    if (process.env['KILL_ROUNDS'])
      process.stdout.write(`${ROUNDS} kills, ${sum.answers} answered writes, ${sum.also} unanswered ones were there.\n`)
  },
)
