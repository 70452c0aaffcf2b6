import type { ServerSettings } from '../settings'

type Plugin = {
  readonly settings: Partial<ServerSettings>
  /** What it does not do here, to stand after its name. */
  readonly lacks?: string
}

/** The plugins that may stand in `kinto.includes`, and what they switch on. */
export const PLUGINS: Readonly<Record<string, Plugin>> = {
  'kinto.plugins.accounts': { settings: {} },
  'kinto.plugins.admin': { settings: {}, lacks: 'serves no page here; the permissions endpoint that it brings is on' },
  'kinto.plugins.counters': { settings: { counters: true } },
  'kinto.plugins.default_bucket': { settings: { defaultBucket: true } },
  'kinto.plugins.flush': { settings: { flush: true } },
  'kinto.plugins.history': { settings: { history: {} } },
  'kinto.plugins.prometheus': { settings: {}, lacks: 'measures nothing here' },
  'kinto.plugins.statsd': { settings: {}, lacks: 'measures nothing here' },
  kinto_attachment: { settings: { attachments: {} } },
}
