import { MutationCache, QueryClient } from '@tanstack/react-query'
import { KintoError } from '~/protocol/KintoError'
import { session } from './session'

/**
 * `networkMode: 'always'`: the browser's own guess of being offline would leave a page waiting for ever, and is wrong
 * for the built-in server and for one on the same machine.
 * The client retries reads by itself (client/retry.ts), so a second layer here would only multiply the waiting.
 */
export const queryClient = new QueryClient({
  mutationCache: new MutationCache({
    // A 403 may mean that the session has ended: with basicauth also on, Kinto takes an old password for a stranger's
    // (kinto-protocol 23.20). Asking who we are opens the sign-in dialog then, and changes nothing otherwise.
    onError: error => {
      if (error instanceof KintoError && error.status === 403) void session.refresh().catch(ignore)
    },
  }),
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 30_000, gcTime: 10 * 60_000 },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** The refusal itself is shown where it happened; a second error about the question behind it would help nobody. */
const ignore = () => undefined
