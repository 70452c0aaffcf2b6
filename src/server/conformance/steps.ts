import type { Json } from '~/protocol/json'
import type { ConformanceCase } from './conformanceCase'
import { expectAnswer, type Expected } from './expectAnswer'
import { prepare, type Seed } from './prepare'
import type { World } from './world'

/** A request as `World.ask` takes it, and what is expected of the answer. `send` is the body. */
export type Step = Expected & { ask: string; send?: Json }

export type CaseOptions = Pick<ConformanceCase, 'skipOn' | 'reason' | 'needs'> & { seed?: Seed }

/**
 * A case told as requests and answers. `$b`, `$c`, `$r`, `$g` are a bucket, its collection, the collection's records
 * and the bucket's groups; what is named of them is made by alice beforehand. `$time2`, `$id2`, `$next2` are what
 * the second answer brought (its ETag's number, its data's id, its Next-Page).
 */
export const steps = (name: string, list: readonly Step[], options: CaseOptions = {}): ConformanceCase => {
  const { seed, ...rest } = options
  const text = JSON.stringify(list)
  const needsCollection = seed !== undefined || /\$[cr]\b/.test(text)
  return {
    name,
    ...rest,
    async run(world) {
      if (needsCollection || /\$(b|g|bid)\b/.test(text))
        await prepare(world, needsCollection ? (seed ?? {}) : undefined)
      for (const [index, step] of list.entries()) await take(world, step, index + 1)
    },
  }
}

async function take(world: World, step: Step, number: number) {
  const answer = await world.ask(step.ask, step.send)
  const { headers, body } = answer
  const time = Number(headers.get('etag')?.slice(1, -1))
  if (time) world.names.set(`time${number}`, time)
  const next = headers.get('next-page')
  if (next) world.names.set(`next${number}`, next)
  // The cast: a body of another shape has no id to keep.
  const id = (body as { data?: { id?: unknown } } | undefined)?.data?.id
  if (typeof id === 'string') world.names.set(`id${number}`, id)
  expectAnswer(answer, step, world, `step ${number}, ${world.fill(step.ask)}`)
}

/** A case told as a function, on `$b`, `$c` and the seeded records. */
export const told = (
  name: string,
  run: (world: World) => Promise<void>,
  { seed = {}, ...rest }: CaseOptions = {},
): ConformanceCase => ({
  name,
  ...rest,
  async run(world) {
    await prepare(world, seed)
    await run(world)
  },
})

/** The ids in the answer to a list; undefined for a refusal. The cast: a refusal has no data. */
export const idsOf = (answer: { body: unknown }) =>
  (answer.body as { data?: { id: string }[] }).data?.map(record => record.id)

/** Each row is a case: a query on the seeded records, and the ids that it lists, in this order if `_sort` is asked. */
export const queries = (
  about: string,
  seed: Seed,
  rows: readonly (readonly [query: string, ids: string, options?: CaseOptions])[],
): ConformanceCase[] =>
  rows.map(([query, ids, options]) =>
    told(
      `${about}: ?${query} lists ${ids || 'nothing'}`,
      async world => {
        const ask = `GET $r?${query}`
        const answer = await world.ask(ask)
        const listed = idsOf(answer)
        if (!query.includes('_sort')) listed?.sort()
        expectAnswer({ ...answer, body: listed?.join(' ') ?? answer.body }, { gives: 200, body: ids }, world, ask)
      },
      { ...options, seed },
    ),
  )
