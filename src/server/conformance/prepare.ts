import type { JsonObject } from '~/protocol/json'
import type { World } from './world'

/** Records by id. */
export type Seed = Record<string, JsonObject>

/** Makes the bucket `$b`, or that, its collection `$c` and the records of the seed, in their order, as alice. */
export async function prepare(world: World, seed?: Seed): Promise<void> {
  const records = Object.entries(seed ?? {}).map(([id, data]) => ({ path: `$r/${id}`, body: { data } }))
  const requests = [{ path: '$b' }, ...(seed ? [{ path: '$c' }] : []), ...records]
  // Three, because one of the variants takes no more.
  for (let start = 0; start < requests.length; start += 3) {
    const some = requests.slice(start, start + 3)
    const { body, text } = await world.make('POST /batch', { defaults: { method: 'PUT' }, requests: some })
    // The cast: an answer of another shape has no responses, and that is said.
    const { responses } = body as { responses?: { status: number }[] }
    if (!responses?.every(({ status }) => status === 201)) throw new Error(`The seed was not taken: ${text}`)
  }
}
