import type { JsonObject } from '~/protocol/json'
import type { ServerInfo } from '~/protocol/root'
import { baseUrlOf } from '../attachments/attachmentSettings'
import type { Caller } from '../auth/caller'
import { defaultBucketId } from '../defaultBucket/defaultBucketId'
import type { Exchange } from '../exchange'
import { historyCapability } from '../history/historySettings'
import { jsonReply, type Reply } from '../http/reply'
import { expires } from '../http/expires'
import type { ServerSettings } from '../settings'

const DOCS = 'https://kinto.readthedocs.io/en/latest'

/** What is on, and nothing else. */
function capabilities(settings: ServerSettings, origin: string): Record<string, JsonObject> {
  const offers: [isOn: boolean, name: string, content: JsonObject][] = [
    [
      settings.policies.includes('basicauth'),
      'basicauth',
      {
        description: 'Very basic authentication sessions. Not for production use.',
        url: 'http://kinto.readthedocs.io/en/stable/api/1.x/authentication.html',
      },
    ],
    [
      settings.policies.includes('account'),
      'accounts',
      { description: 'Manage user accounts.', url: `${DOCS}/api/1.x/accounts.html`, validation_enabled: false },
    ],
    [
      settings.flush,
      'flush_endpoint',
      {
        description: 'The __flush__ endpoint can be used to remove all data from all backends.',
        url: `${DOCS}/api/1.x/flush.html`,
      },
    ],
    [
      settings.counters,
      'counters_endpoint',
      {
        description: 'The __counters__ endpoint exposes how many objects are stored.',
        url: `${DOCS}/api/1.x/counters.html`,
      },
    ],
    [settings.history !== false, 'history', settings.history === false ? {} : historyCapability(settings.history)],
    [
      settings.defaultBucket,
      'default_bucket',
      {
        description: 'The default bucket is an alias for a personal bucket where collections are created implicitly.',
        url: `${DOCS}/api/1.x/buckets.html#personal-bucket-default`,
      },
    ],
    [
      settings.permissionsEndpoint,
      'permissions_endpoint',
      {
        description: 'The permissions endpoint can be used to list all user objects permissions.',
        url: `${DOCS}/configuration/settings.html#activating-the-permissions-endpoint`,
      },
    ],
    [
      settings.attachments !== undefined,
      'attachments',
      {
        description: 'Add file attachments to records',
        url: 'https://github.com/Kinto/kinto-attachment/',
        version: '8.0.0',
        base_url: shownBaseUrl(settings, origin),
      },
    ],
    [
      settings.schemaValidation,
      'schema',
      {
        description: 'Validates collection records with JSON schemas.',
        url: `${DOCS}/api/1.x/collections.html#collection-json-schema`,
      },
    ],
  ]
  return Object.fromEntries(offers.filter(([isOn]) => isOn).map(([, name, content]) => [name, content]))
}

/** With a slash behind it, even where the setting has none. */
function shownBaseUrl({ attachments = {} }: ServerSettings, origin: string): string | null {
  const url = attachments.shownBaseUrl ?? baseUrlOf(attachments, origin)
  return url ? url.replace(/\/?$/, '/') : (url ?? null)
}

export function answerRoot({ engine, incoming, caller }: Exchange): Reply {
  const { settings } = engine
  const info: ServerInfo & { config: null } = {
    project_name: settings.projectName,
    project_version: settings.projectVersion,
    http_api_version: '1.23',
    project_docs: settings.projectDocs,
    url: `${incoming.origin}/v1/`,
    config: null,
    ...(settings.eos === undefined ? {} : { eos: settings.eos }),
    settings: {
      readonly: settings.readonly,
      explicit_permissions: settings.explicitPermissions,
      batch_max_requests: settings.batchMaxRequests,
    },
    ...userOf(caller, settings),
    capabilities: capabilities(settings, incoming.origin),
  }
  return jsonReply(info, settings.readonly ? expires(engine.clock(), settings.rootCacheExpiresSeconds) : [])
}

function userOf({ userId, principals }: Caller, settings: ServerSettings): Pick<ServerInfo, 'user'> {
  if (userId === undefined) return {}
  const bucket = settings.defaultBucket ? { bucket: defaultBucketId(userId, settings) } : {}
  return { user: { id: userId, principals: [...principals], ...bucket } }
}
