import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import type { Send } from '~/protocol/send'
import { type Failure, play, type Pair, type Tally } from './play'
import { type Request, requests, setup } from './requests'
import { bucketsOf, Side, signUp } from './side'

const LENGTH = 20

/** While a failing sequence is made smaller, in milliseconds. */
const PATIENCE = 45_000

/** `userid_hmac_secret` of both servers. */
export const SECRET = 'tests'

const CLEANER = 'cleaner:secret'

/** Who may delete every bucket, for the setting `bucket_write_principals`: so no sequence sees another's. */
export const CLEANER_ID = `basicauth:${createHmac('sha256', SECRET).update(CLEANER).digest('hex')}`

export type Server = { readonly send: Send; readonly base: string }
export type Servers = {
  readonly kinto: Server
  readonly engine: Server
  /** By their names in the root, the same on both. */
  readonly capabilities: ReadonlySet<string>
}
export type Found = { readonly seed: number; readonly failure: Failure }

/** Plays sequences to two servers of its own, one after the other. */
export async function runLane(
  { kinto, engine, capabilities }: Servers,
  seeds: readonly number[],
  tally: Tally,
): Promise<Found[]> {
  const stage = await openStage(kinto, engine)
  const sequence = arbitrary(capabilities)
  const found: Found[] = []
  for (const seed of seeds) {
    let failure: Failure | undefined
    let end = Infinity
    const property = fc.asyncProperty(sequence, async ([before, ...steps]) => {
      // Once the time is up nothing fails any more, so the smallest sequence that was found remains.
      if (Date.now() > end) return true
      const now = await stage(pair => play(pair, [before, ...steps.filter(step => step !== null)], tally))
      if (!now) return true
      failure = now
      if (end === Infinity) end = Date.now() + PATIENCE
      return false
    })
    await fc.check(property, { seed, numRuns: 1 })
    if (failure) found.push({ seed, failure })
    // More of them would rarely be others.
    if (found.length === 8) break
  }
  return found
}

/** Null instead of a request where a smaller sequence does without it. */
const arbitrary = (capabilities: ReadonlySet<string>): fc.Arbitrary<[Request, ...(Request | null)[]]> => {
  const step = fc.option(requests(capabilities), { freq: 1_000_000 })
  return fc.noBias(fc.tuple(setup, ...Array.from({ length: LENGTH }, () => step)))
}

/** Gives each play a bucket of its own, and removes it afterwards with the users' default buckets. */
async function openStage(kinto: Server, engine: Server) {
  const users = [await signUp(kinto.send, kinto.base), await signUp(engine.send, engine.base)] as const
  let count = 0
  return async function onStage<T>(run: (pair: Pair) => Promise<T>): Promise<T> {
    count += 1
    const bid = `b${count}`
    const pair = {
      kinto: new Side(kinto.send, kinto.base, bid, users[0]),
      engine: new Side(engine.send, engine.base, bid, users[1]),
    }
    try {
      return await run(pair)
    } finally {
      for (const { world } of [pair.kinto, pair.engine]) {
        for (const id of [bid, `${bid}-x`, `${bid}-nope`, ...bucketsOf(users[0])])
          await world.ask(`${CLEANER} DELETE /buckets/${id}`)
      }
    }
  }
}
