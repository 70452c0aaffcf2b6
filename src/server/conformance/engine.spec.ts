import { createMemoryStorage } from '../storage/memory'
import { runConformance } from './runConformance'
import { ENGINE_BASE, testEngine } from './testEngine'
import { variants } from './variants/variants'

runConformance({
  server: 'engine',
  start: async () => ({ base: ENGINE_BASE, send: testEngine(createMemoryStorage()) }),
})

for (const { name, engine, cases, hasNoAccounts = false } of variants) {
  runConformance({
    server: 'engine',
    how: ` ${name}`,
    cases,
    hasNoAccounts,
    start: async () => ({ base: ENGINE_BASE, send: testEngine(createMemoryStorage(), engine) }),
  })
}
