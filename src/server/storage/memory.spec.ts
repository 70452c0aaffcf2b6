import { createMemoryStorage } from './memory'
import { describeStorage } from './storageSuite'

describeStorage('memory', () => Promise.resolve(createMemoryStorage()))
