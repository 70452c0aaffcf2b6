import type { Json } from '~/protocol/json'
import type { Answer } from './world'

/** One request of a random sequence and both answers. */
export type Exchange = { ask: string; send: Json | undefined; kinto: Answer; engine: Answer }

export type Difference = {
  /** A sentence: what Kinto does, and what the engine does instead. */
  readonly reason: string
  /** Whether an exchange shows it. */
  is(exchange: Exchange): boolean
  /** What is stored differs from here on: a random sequence ends. */
  readonly parts?: boolean
}

const crashed = ({ kinto, engine }: Exchange) => kinto.status >= 500 && engine.status < 500

/**
 * Where the engine is not like Kinto, and is not to be. Random sequences step over these, and nothing else.
 */
export const differences: readonly Difference[] = [{ reason: 'TODO crash', is: crashed, parts: true }]
