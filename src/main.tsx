import '@fontsource-variable/inter/wght.css'
import '~/app/styles.css'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { startI18n } from '~/app/i18n'
import { Providers } from '~/app/providers'
import { createStudioRouter } from '~/app/routes'
import { queryClient } from '~/data/queryClient'
import { session } from '~/data/session'
import { isBuiltIn } from '~/protocol/builtIn'
import { KintoError } from '~/protocol/KintoError'
import { reportSignal } from '~/app/reportSignal'
import type { Send } from '~/protocol/send'

/** The embedded server is a chunk of its own: who never explores it never loads it. */
const sendToBuiltIn: Send = async request => {
  const { startBuiltInServer } = await import('~/server/startWorker')
  return startBuiltInServer()(request)
}

startI18n()
session.configure({ openSend: server => (isBuiltIn(server) ? sendToBuiltIn : fetch), onSignal: reportSignal })
session.restore()

const router = createStudioRouter({ queryClient })
const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')
createRoot(container, {
  // A server's refusal has its own page; anything else that a boundary caught is a bug and belongs into the console.
  onCaughtError: error => {
    if (!(error instanceof KintoError)) reportError(error)
  },
}).render(
  <Providers>
    <RouterProvider router={router} />
  </Providers>,
)
