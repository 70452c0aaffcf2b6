import { startKinto } from '../../../scripts/kinto/startKinto.mjs'

type Backend = 'memory' | 'postgresql'

/** Starts real Kintos for the cases of one file; `stop` ends them all. */
export function realServers() {
  const stops: (() => Promise<void>)[] = []
  return {
    async startOn(backend: Backend, settings: Record<string, string> = {}, includes: string[] = []) {
      const server = await startKinto({ backend, settings, includes })
      stops.push(server.stop)
      return { send: fetch, base: server.url }
    },
    async stop() {
      for (const stop of stops) await stop()
    },
  }
}
