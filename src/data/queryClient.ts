import { QueryClient } from '@tanstack/react-query'

/**
 * `networkMode: 'always'`: the browser's own guess of being offline would leave a page waiting for ever, and is wrong
 * for the built-in server and for one on the same machine.
 * The client retries reads by itself (client/retry.ts), so a second layer here would only multiply the waiting.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 30_000, gcTime: 10 * 60_000 },
    mutations: { retry: false, networkMode: 'always' },
  },
})
