import type { Send } from '~/protocol/send'
import { sendOverPort } from './portSend'

let running: Send | undefined

/** The embedded server of this page. Its worker starts with the first request, and anew after it has crashed. */
export const startBuiltInServer = (): Send => async request => {
  running ??= startWorker()
  return running(request)
}

function startWorker(): Send {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'built-in-server' })
  const send = sendOverPort(worker)
  worker.addEventListener('error', () => {
    worker.terminate()
    if (running === send) running = undefined
  })
  return send
}
