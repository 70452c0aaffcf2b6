import type { Json, JsonObject } from '~/protocol/json'
import type { ConformanceCase } from './conformanceCase'
import { expectAnswer, type Expected } from './expectAnswer'
import type { World } from './world'

/** A request as `World.ask` takes it, and what is expected of the answer. `send` is the body. */
export type Step = Expected & { ask: string; send?: Json }

export type CaseOptions = Pick<ConformanceCase, 'skipOn' | 'reason'> & {
  /** Records of `$c` by id, created in this order by alice before the first step. */
  seed?: Record<string, JsonObject>
}

/**
 * A case told as requests and answers. `$b`, `$c`, `$r`, `$g` are a bucket, its collection, the collection's records
 * and the bucket's groups, made by alice beforehand where they are named. `$time2`, `$id2`, `$next2` are what
 * the second answer brought (its ETag's number, its data's id, its Next-Page).
 */
export const steps = (name: string, list: readonly Step[], options: CaseOptions = {}): ConformanceCase => {
  const { seed, ...rest } = options
  const text = JSON.stringify(list)
  return {
    name,
    ...rest,
    async run(world) {
      if (seed || /\$[bcrg](id)?\b/.test(text)) await world.make('PUT $b')
      if (seed || /\$[cr]\b/.test(text)) await world.make('PUT $c')
      if (seed) await plant(world, seed)
      for (const [index, step] of list.entries()) await take(world, step, index + 1)
    },
  }
}

async function plant(world: World, seed: Record<string, JsonObject>) {
  const requests = Object.entries(seed).map(([id, data]) => ({ path: `$r/${id}`, body: { data } }))
  for (let start = 0; start < requests.length; start += 25) {
    await world.make('POST /batch', { defaults: { method: 'PUT' }, requests: requests.slice(start, start + 25) })
  }
}

async function take(world: World, step: Step, number: number) {
  const answer = await world.ask(step.ask, step.send)
  const { headers, body } = answer
  const time = Number(headers.get('etag')?.slice(1, -1))
  if (time) world.names.set(`time${number}`, time)
  const next = headers.get('next-page')
  if (next) world.names.set(`next${number}`, next)
  const id = (body as { data?: { id?: unknown } } | undefined)?.data?.id
  if (typeof id === 'string') world.names.set(`id${number}`, id)
  expectAnswer(answer, step, world, `step ${number}, ${world.fill(step.ask)}`)
}

/** Each row is a case: a query on the seeded records, and the ids that it lists, in this order if `_sort` is asked. */
export const queries = (
  about: string,
  seed: Record<string, JsonObject>,
  rows: readonly (readonly [query: string, ids: string, options?: CaseOptions])[],
): ConformanceCase[] =>
  rows.map(([query, ids, options]) => ({
    ...steps(`${about}: ?${query} lists ${ids || 'nothing'}`, [], { ...options, seed }),
    async run(world) {
      await world.make('PUT $b')
      await world.make('PUT $c')
      await plant(world, seed)
      const ask = `GET $r?${query}`
      const answer = await world.ask(ask)
      const listed = (answer.body as { data?: { id: string }[] }).data?.map(record => record.id)
      if (!query.includes('_sort')) listed?.sort()
      expectAnswer({ ...answer, body: listed?.join(' ') ?? answer.body }, { gives: 200, body: ids }, world, ask)
    },
  }))
