import type { ServerSettings } from '../../settings'
import type { ConformanceCase } from '../conformanceCase'

/** A server that is set otherwise than that of the other cases, and what is true of it. */
export type Variant = {
  readonly name: string
  /** By Kinto's names, for the real one. */
  readonly kinto: Readonly<Record<string, string>>
  readonly engine: Partial<ServerSettings>
  /** In this order: a case may change what the next ones find. */
  readonly cases: readonly ConformanceCase[]
  /** Nothing can be written, so alice, bob and carol have no accounts. */
  readonly hasNoAccounts?: boolean
  /** What the real Kinto must have installed besides. */
  readonly plugin?: string
}
