import { answerOnPort, sendOverPort } from './portSend'
import { seedOverPort } from './seeds/seedOverPort'
import { openIndexedDbStorage } from './storage/indexedDb'
import { uuid4 } from './uuid4'
import { createWorkerServer } from './workerServer'

/** The name is part of what people keep: whoever changes it leaves their data behind. */
const open = () => openIndexedDbStorage({ name: 'kinto-studio-built-in' })

// The page's first message brings a port over which this worker may ask the page; see startWorker.ts.
self.addEventListener(
  'message',
  ({ ports: [pagePort] }) => {
    if (!pagePort) throw new Error('The first message must bring a port')
    const seed = seedOverPort(sendOverPort(pagePort))
    answerOnPort(self, createWorkerServer({ open, clock: Date.now, newId: uuid4, seed }))
  },
  { once: true },
)
