import type { World } from './world'

/** The servers that the cases are run on. */
export type Server = 'engine' | 'engine-http' | 'kinto-memory' | 'kinto-postgresql'

/** What a server may lack; its name in the root's `capabilities`. */
export type Capability = 'history' | 'schema' | 'default_bucket' | 'flush_endpoint' | 'attachments'

/** One statement about the protocol. It fails by throwing. */
export type ConformanceCase = {
  /** A sentence. */
  name: string
  run(world: World): Promise<void>
  /** The servers of which the statement is not true, and why that is no fault of the engine. */
  skipOn?: readonly Server[]
  reason?: string
  /** Run only where the root shows it. */
  needs?: Capability
}

/** PostgreSQL is what production runs, so it decides; see kinto-protocol 21. */
export const notOnMemory = (reason: string) => ({ skipOn: ['kinto-memory'], reason }) as const

/** Node refuses the request before the engine sees it. */
export const notOverHttp = (reason: string) => ({ skipOn: ['engine-http'], reason }) as const
