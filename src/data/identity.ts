import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { KintoError } from '~/protocol/KintoError'
import { PROBE, serverProbe, type Probe } from './probe'
import { session, type SignInRequest } from './session'

export type { SignInRequest } from './session'

/** Nothing that one can sign in to answers at the address: the field that holds it shows why. */
export class NoServerError extends Error {
  override readonly name = 'NoServerError'
  constructor(readonly probe: Extract<Probe, { ok: false }>) {
    super(probe.message)
  }
}

/** `address` is what a person typed; `server` is known to be right. */
export type SignInOrder = Omit<SignInRequest, 'server'> & ({ server: string } | { address: string })

/**
 * Signs in, in place of whoever is signed in now. Errors: NoServerError, KintoError (`wrong-credentials` among them);
 * then nothing has changed.
 */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ credentials, stay, ...where }: SignInOrder) => {
      const before = whoAmI()
      const server = 'server' in where ? where.server : await serverAt(client, where.address)
      await session.signIn({ server, credentials, stay })
      const now = whoAmI()
      return { isSamePerson: before?.server === now?.server && before?.user === now?.user }
    },
    onSuccess: ({ isSamePerson }) => {
      if (!isSamePerson) return forgetAnswers(client)
      // Pages that stayed open while the session had ended get what they were refused.
      return void client.refetchQueries({ predicate: query => wasRefused(query.state.error) })
    },
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return () => {
    session.signOut()
    forgetAnswers(client)
  }
}

async function serverAt(client: QueryClient, address: string): Promise<string> {
  const probe = await client.query(serverProbe(address))
  if (!probe.ok) throw new NoServerError(probe)
  return probe.server
}

const whoAmI = () => {
  const state = session.get()
  return state.phase === 'signed-out' ? undefined : { server: state.session.server, user: state.session.info.user?.id }
}

/** Nothing that one person may read may be left for the next one. */
const forgetAnswers = (client: QueryClient) => client.removeQueries({ predicate: query => query.queryKey[0] !== PROBE })

const wasRefused = (error: unknown) => error instanceof KintoError && error.status === 401
