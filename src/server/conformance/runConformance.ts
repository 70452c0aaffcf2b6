import { beforeAll, describe, test } from 'vitest'
import type { Send } from '~/protocol/send'
import type { Server } from './conformanceCase'
import { conformanceCases } from './conformanceCases'
import { capabilitiesOf, createWorlds, type World } from './world'

/** Makes a test of each case. `start` is awaited once; `base` ends in `/v1`. `how` tells two runs of one server apart. */
export function runConformance(server: Server, start: () => Promise<{ send: Send; base: string }>, how = '') {
  describe(`conformance of ${server}${how}`, () => {
    let makeWorld: () => World
    let capabilities: ReadonlySet<string>
    beforeAll(async () => {
      const { send, base } = await start()
      makeWorld = await createWorlds(send, base)
      capabilities = await capabilitiesOf(makeWorld())
    }, 120_000)
    for (const { name, run, skipOn, reason, needs } of conformanceCases) {
      // A real server on a busy machine may take its time.
      test(name, { timeout: 30_000 }, ({ skip }) => {
        if (skipOn?.includes(server)) skip(reason)
        if (needs && !capabilities.has(needs)) skip(`${server} has no ${needs}`)
        return run(makeWorld())
      })
    }
  })
}
