import { QueryClient } from '@tanstack/react-query'

/** The client retries reads by itself (client/retry.ts), so a second layer here would only multiply the waiting. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000, gcTime: 10 * 60_000 }, mutations: { retry: false } },
})
