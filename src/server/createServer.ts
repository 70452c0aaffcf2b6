import type { Send } from '~/protocol/send'
import { answer } from './answer'
import { Passwords } from './auth/passwords'
import { readCredentials } from './auth/credentials'
import { accountUri } from './auth/caller'
import { NeedsWrite, type Engine, type ServerDeps, type Session } from './exchange'
import { looseCorsHeaders } from './http/cors'
import { HttpError, programmaticError, unavailable } from './http/httpError'
import { readRequest, type Incoming } from './http/incoming'
import { errorReply, toResponse, withHeaders, type Reply } from './http/reply'
import { standardHeaders, endOfService } from './http/standardHeaders'
import { HistoryDates } from './history/historyDates'
import { writeHistory } from './history/writeHistory'
import { PageNonces } from './resources/pageNonces'
import { routesFor } from './routes'
import { withDefaults } from './settings'
import { StorageError } from './storage/storage'
import { authorizationsIn, passwordsIn } from './utilities/batch'
import { healthWithoutStorage } from './utilities/health'

export type { ServerDeps } from './exchange'

/** The embedded Kinto: answers any origin, below `/v1`. */
export function createServer(deps: ServerDeps): Send {
  const engine = createEngine(deps)
  return async request => {
    const reply = await safely(engine, request, async () => {
      const ended = endOfService(engine)
      if (ended) throw ended
      return handle(engine, await readRequest(request, engine.settings.maxBodyBytes))
    })
    return toResponse(withHeaders(reply, standardHeaders(engine, reply)), request.method)
  }
}

// oxlint-disable-next-line no-console -- the last place to tell of a mistake, for those who did not name a better one
const toConsole = (error: unknown): void => console.error(error)

function createEngine({ storage, clock, newId, settings: chosen, onError = toConsole }: ServerDeps): Engine {
  const settings = withDefaults(chosen)
  return {
    storage,
    clock,
    newId,
    onError,
    settings,
    routes: routesFor(settings),
    passwords: new Passwords(settings.passwordCost, newId),
    pageNonces: new PageNonces(clock, settings.paginationTokenValiditySeconds),
    historyDates: new HistoryDates(),
  }
}

/** Whatever goes wrong becomes an answer. */
async function safely(engine: Engine, request: Request, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work()
  } catch (error) {
    const headers = looseCorsHeaders({ headers: new Map(request.headers) }, engine.settings)
    return withHeaders(failure(engine, request, error), headers)
  }
}

function failure(engine: Engine, request: Request, error: unknown): Reply {
  if (error instanceof HttpError) return errorReply(error)
  if (error instanceof StorageError) {
    const health = healthWithoutStorage(new URL(request.url).pathname)
    return health ?? errorReply(unavailable(engine.settings.retryAfterSeconds, error.message))
  }
  engine.onError(error)
  return errorReply(programmaticError(engine.settings.errorInfoLink))
}

async function handle(engine: Engine, incoming: Incoming): Promise<Reply> {
  await checkPasswords(engine, incoming)
  const hashes = hashPasswords(engine, incoming)
  const write = () =>
    engine.storage.write(draft => {
      const session = sessionOf(engine, draft, draft, hashes)
      const reply = answer(session, incoming)
      writeHistory(session)
      return reply
    })
  if (!['GET', 'HEAD', 'OPTIONS'].includes(incoming.method)) return write()
  try {
    return await engine.storage.read(view => answer(sessionOf(engine, view, undefined, hashes), incoming))
  } catch (error) {
    if (error instanceof NeedsWrite) return write()
    throw error
  }
}

function sessionOf(engine: Engine, view: Session['view'], draft: Session['draft'], hashes: Session['hashes']): Session {
  return { engine, view, draft, hashes, changes: [], ownUris: new Set() }
}

/** Checks passwords beforehand, which is slow on purpose, so that the storage is not kept waiting for it. */
async function checkPasswords({ storage, passwords, settings }: Engine, incoming: Incoming): Promise<void> {
  if (!settings.policies.includes('account')) return
  for (const authorization of authorizationsIn(incoming)) {
    const credentials = readCredentials(authorization)
    if (!credentials) continue
    const stored = await storage.read(view => view.get(accountUri(credentials.user))?.data['password'])
    passwords.fits(credentials.password, stored)
  }
}

/** Hashes the passwords that a request wants to store, for the same reason. */
function hashPasswords({ passwords, settings }: Engine, incoming: Incoming): Map<string, string> {
  const sent = settings.policies.includes('account') ? passwordsIn(incoming) : new Set<string>()
  return new Map(Array.from(sent, password => [password, passwords.hash(password)]))
}
