import { answerOnPort } from './portSend'
import { openIndexedDbStorage } from './storage/indexedDb'
import { createWorkerServer } from './workerServer'

/** The name is part of what people keep: whoever changes it leaves their data behind. */
const open = () => openIndexedDbStorage({ name: 'kinto-studio-built-in' })

answerOnPort(self, createWorkerServer({ open, clock: Date.now, newId: () => crypto.randomUUID() }))
