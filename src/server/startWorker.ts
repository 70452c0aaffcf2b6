import type { Send } from '~/protocol/send'
import { answerOnPort, sendOverPort } from './portSend'
import { answerSeedData } from './seeds/answerSeedData'

let running: Send | undefined

/** The embedded server of this page. Its worker starts with the first request, and anew after it has crashed. */
export const startBuiltInServer = (): Send => async request => {
  running ??= startWorker()
  return running(request)
}

function startWorker(): Send {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'built-in-server' })
  const { port1, port2 } = new MessageChannel()
  answerOnPort(port1, answerSeedData)
  worker.postMessage('port', { transfer: [port2] })
  const send = sendOverPort(worker)
  worker.addEventListener('error', () => {
    worker.terminate()
    port1.close()
    if (running === send) running = undefined
  })
  return send
}
