import type { ServerSettings } from '../settings'
import type { Setting } from './setting'

type Chosen = Partial<ServerSettings>

/** Where a Kinto without any settings differs from this server without any. */
export const defaultsOfKinto: Chosen = {
  policies: [],
  permissionsEndpoint: false,
  accountCreatePrincipals: [],
  accountWritePrincipals: [],
  attachments: undefined,
  counters: false,
  defaultBucket: false,
  flush: false,
  history: false,
  schemaValidation: false,
}

// https://docs.kinto-storage.org/en/stable/configuration/settings.html
const READERS: Readonly<Record<string, (setting: Setting) => Chosen>> = {
  backoff: setting => ({ backoffSeconds: setting.wholeOrNone() }),
  backoff_percentage: setting => ({ backoffPercentage: setting.numberOrNone() }),
  batch_max_requests: setting => ({ batchMaxRequests: setting.whole() }),
  cors_max_age_seconds: setting => ({ corsMaxAgeSeconds: setting.wholeOrNone() || undefined }),
  cors_origins: setting => ({ corsOrigins: setting.list() }),
  default_bucket_hmac_secret: setting => ({ defaultBucketHmacSecret: setting.text() }),
  eos: setting => ({ eos: setting.textOrNone() }),
  eos_message: setting => ({ eosMessage: setting.textOrNone() }),
  eos_url: setting => ({ eosUrl: setting.textOrNone() }),
  error_info_link: setting => ({ errorInfoLink: setting.text() }),
  experimental_collection_schema_validation: setting => ({ schemaValidation: setting.flag() }),
  experimental_permissions_endpoint: setting => ({ permissionsEndpoint: setting.flag() }),
  explicit_permissions: setting => ({ explicitPermissions: setting.flag() }),
  paginate_by: setting => ({ paginateBy: setting.wholeOrNone() || undefined }),
  pagination_token_validity_seconds: setting => ({ paginationTokenValiditySeconds: setting.whole() }),
  permissions_read_principals: setting => ({ permissionsReadPrincipals: setting.list() }),
  project_docs: setting => ({ projectDocs: setting.text() }),
  project_name: setting => ({ projectName: setting.text() }),
  project_version: setting => ({ projectVersion: setting.textOrNone() ?? '26.5.0' }),
  readonly: setting => ({ readonly: setting.flag() }),
  retry_after_seconds: setting => ({ retryAfterSeconds: setting.whole() }),
  root_cache_expires_seconds: setting => ({ rootCacheExpiresSeconds: setting.whole() }),
  storage_max_fetch_size: setting => ({ maxFetchSize: setting.whole() }),
  trailing_slash_redirect_enabled: setting => ({ trailingSlashRedirect: setting.flag() }),
  trailing_slash_redirect_ttl_seconds: setting => ({ trailingSlashRedirectTtlSeconds: setting.whole() }),
  'user-data_delete_principals': setting => ({ userDataDeletePrincipals: setting.list() }),
  userid_hmac_secret: setting => ({ userIdHmacSecret: setting.text() }),
  version_prefix_redirect_enabled: setting => ({ versionPrefixRedirect: setting.flag() }),
  version_prefix_redirect_ttl_seconds: setting => ({ versionPrefixRedirectTtlSeconds: setting.whole() }),
}

const PRINCIPALS = /^(bucket|collection|group|record|account|history)_(create|read|write)_principals$/
const CACHE = /^(bucket|collection|group|record|account|history)_cache_expires_seconds$/

/** What a setting chooses; undefined where this server has nothing like it. */
export function readSetting(setting: Setting): Chosen | undefined {
  const { key } = setting
  if (Object.hasOwn(READERS, key)) return READERS[key]?.(setting)
  // Of both: TypeScript does not see that the computed name is one of those that the patterns allow.
  if (PRINCIPALS.test(key)) return { [camelCase(key)]: setting.list() } as Chosen
  if (CACHE.test(key)) return { [camelCase(key)]: setting.wholeOrNone() } as Chosen
  return undefined
}

const OWN_CACHE = /^(.+[._])record_cache_expires_seconds$/

export const isAboutOwnCache = (key: string): boolean => OWN_CACHE.test(key)

/** `blog.record_cache_expires_seconds`, `blog.articles.record_cache_expires_seconds`, with `_` in an older style. */
export function readOwnCaches(all: Iterable<Setting>): Record<string, number> {
  const own: Record<string, number> = {}
  for (const { key, wholeOrNone } of all) {
    const prefix = OWN_CACHE.exec(key)?.[1]
    const seconds = prefix === undefined ? undefined : wholeOrNone()
    if (prefix !== undefined && seconds !== undefined) own[prefix] = seconds
  }
  return own
}

const camelCase = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Of these Kinto has a value where the file has none, so the environment may name them. */
export const NAMES_FOR_ALL: readonly string[] = [
  ...Object.keys(READERS),
  'bucket_create_principals',
  'http_host',
  'http_scheme',
  'includes',
  'multiauth.policies',
  'version_json_path',
]

/** Whether a setting is about where a Kinto keeps its data: somebody may count on finding them there. */
export const isAboutKeeping = (key: string): boolean => /^(storage|permission)_(backend|url)$/.test(key)

// The database behind a Kinto, its cache, what is measured, logged and traced: clients see nothing of all this.
const BEHIND =
  /^(storage|permission|cache)_(backend|url|hosts|prefix|pool_\w+|max_\w+|poolclass)$|^(statsd|sentry|newrelic|profiler|prometheus|metrics)_|^(account_cache_ttl_seconds|heartbeat_timeout_seconds|transaction_per_request|json_renderer|admin_assets_path)$|^(pyramid|tm)\./

/** What a setting may say that is so here in any case. */
const AS_HERE: Readonly<Record<string, string>> = {
  bucket_id_generator: 'kinto.views.NameGenerator',
  collection_id_generator: 'kinto.views.NameGenerator',
  group_id_generator: 'kinto.views.NameGenerator',
  http_api_version: '1.23',
  id_generator: 'kinto.core.storage.generators.UUID4',
  'multiauth.authorization_policy': 'kinto.authorization.AuthorizationPolicy',
  'multiauth.groupfinder': 'kinto.core.authorization.groupfinder',
  permission_backend: 'kinto.core.permission.memory',
  permission_url: '',
  record_id_generator: 'kinto.views.RelaxedUUID',
  settings_prefix: 'kinto',
  storage_backend: 'kinto.core.storage.memory',
  storage_url: '',
}

/** Whether nobody will miss what a setting does in a Kinto. */
export const isHarmless = ({ key, text }: Setting): boolean =>
  AS_HERE[key] === text().trim() || (BEHIND.test(key) && !isAboutKeeping(key))
