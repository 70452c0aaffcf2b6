import { beforeAll, describe, test } from 'vitest'
import type { Send } from '~/protocol/send'
import type { ConformanceCase, Server } from './conformanceCase'
import { conformanceCases } from './conformanceCases'
import { capabilitiesOf, createWorlds, type World } from './world'

type Started = { send: Send; base: string }

type Run = {
  server: Server
  /** Tells two runs of one server apart. */
  how?: string
  cases?: readonly ConformanceCase[]
  hasNoAccounts?: boolean
  /** Is awaited once; `base` ends in `/v1`. */
  start(): Promise<Started>
}

/** Makes a test of each case. */
export function runConformance({ server, how = '', cases = conformanceCases, hasNoAccounts = false, start }: Run) {
  describe(`conformance of ${server}${how}`, () => {
    let makeWorld: () => World
    let capabilities: ReadonlySet<string>
    beforeAll(async () => {
      const { send, base } = await start()
      makeWorld = await createWorlds(send, base, hasNoAccounts)
      capabilities = await capabilitiesOf(makeWorld())
    }, 120_000)
    for (const { name, run, skipOn, reason, needs } of cases) {
      // A real server on a busy machine may take its time.
      test(name, { timeout: 30_000 }, ({ skip }) => {
        if (skipOn?.includes(server)) skip(reason)
        if (needs && !capabilities.has(needs)) skip(`${server} has no ${needs}`)
        return run(makeWorld())
      })
    }
  })
}
