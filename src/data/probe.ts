import { queryOptions } from '@tanstack/react-query'
import { probeServer, type Probe } from '~/client/probe'
import { session } from './session'

export type { Probe, ProbeProblem } from '~/client/probe'

/** First part of the keys below; no server's address is like it. */
export const PROBE = 'probe'

/** A minute: what a server offers hardly changes while one types a password. */
const FRESH = 60_000

/**
 * What answers at an address that somebody typed. A failure is an answer here, and asked again when wanted again.
 * Errors: none but that of a request that was given up.
 */
export const serverProbe = (address: string) =>
  queryOptions({
    queryKey: [PROBE, address],
    queryFn: ({ signal }): Promise<Probe> => {
      const { send, ...limit } = session.connection(address)
      return probeServer(send, address, { signal, isPageSecure: location.protocol === 'https:', ...limit })
    },
    staleTime: query => (query.state.data?.ok ? FRESH : 0),
    gcTime: FRESH,
    refetchOnWindowFocus: false,
  })
