import { DIFFERENCES, sights } from '../differences'
import type { Request } from './requests'
import { shownBody, type Side } from './side'

export type Pair = { readonly kinto: Side; readonly engine: Side }

export type Failure = {
  readonly step: number
  readonly kinto: string
  readonly engine: string
  readonly asked: readonly string[]
}

/** Counts how often each difference that is kept on purpose was met. */
export type Tally = Map<string, number>

/** Plays a sequence to both servers until they differ: what they answered then, or nothing when they never did. */
export async function play(
  { kinto, engine }: Pair,
  sequence: readonly Request[],
  tally: Tally,
): Promise<Failure | undefined> {
  const asked: string[] = []
  for (const [step, request] of sequence.entries()) {
    asked.push(`${request.ask}${shownBody(request.send)}`)
    const real = await kinto.ask(request)
    const ours = await engine.ask(request)
    const isSame = real.text === ours.text
    const exchange = { ask: request.ask, send: request.send, kinto: real.answer, engine: ours.answer }
    const known = sights.find(({ is, parts }) => (!isSame || parts === 'later') && is(exchange))
    if (!known && !isSame) return { step, kinto: real.text, engine: ours.text, asked }
    if (known) count(tally, DIFFERENCES[known.difference])
    if (known?.parts) return undefined
  }
  return undefined
}

const count = (tally: Tally, name: string) => tally.set(name, (tally.get(name) ?? 0) + 1)
