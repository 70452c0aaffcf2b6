import { createMemoryStorage } from '../storage/memory'
import { runConformance } from './runConformance'
import { ENGINE_BASE, testEngine } from './testEngine'

runConformance('engine', async () => ({ base: ENGINE_BASE, send: testEngine(createMemoryStorage()) }))
