import type { ServerSettings } from '../settings'
import type { Setting } from './setting'

type Chosen = Partial<ServerSettings>

/** Where a Kinto without any settings differs from this server without any. */
export const defaultsOfKinto: Chosen = {
  policies: [],
  permissionsEndpoint: false,
  accountCreatePrincipals: [],
  accountWritePrincipals: [],
  counters: false,
  defaultBucket: false,
  flush: false,
  history: false,
  schemaValidation: false,
}

// https://docs.kinto-storage.org/en/stable/configuration/settings.html
const READERS: Readonly<Record<string, (setting: Setting) => Chosen>> = {
  backoff: setting => ({ backoffSeconds: setting.wholeOrNone() }),
  batch_max_requests: setting => ({ batchMaxRequests: setting.whole() }),
  cors_max_age_seconds: setting => ({ corsMaxAgeSeconds: setting.whole() }),
  cors_origins: setting => ({ corsOrigins: setting.list() }),
  default_bucket_hmac_secret: setting => ({ defaultBucketHmacSecret: setting.text() }),
  eos: setting => ({ eos: setting.textOrNone() }),
  eos_message: setting => ({ eosMessage: setting.textOrNone() }),
  eos_url: setting => ({ eosUrl: setting.textOrNone() }),
  experimental_collection_schema_validation: setting => ({ schemaValidation: setting.flag() }),
  experimental_permissions_endpoint: setting => ({ permissionsEndpoint: setting.flag() }),
  explicit_permissions: setting => ({ explicitPermissions: setting.flag() }),
  paginate_by: setting => ({ paginateBy: setting.wholeOrNone() || undefined }),
  pagination_token_validity_seconds: setting => ({ paginationTokenValiditySeconds: setting.whole() }),
  project_docs: setting => ({ projectDocs: setting.text() }),
  project_name: setting => ({ projectName: setting.text() }),
  readonly: setting => ({ readonly: setting.flag() }),
  retry_after_seconds: setting => ({ retryAfterSeconds: setting.whole() }),
  root_cache_expires_seconds: setting => ({ rootCacheExpiresSeconds: setting.whole() }),
  storage_max_fetch_size: setting => ({ maxFetchSize: setting.whole() }),
  trailing_slash_redirect_enabled: setting => ({ trailingSlashRedirect: setting.flag() }),
  trailing_slash_redirect_ttl_seconds: setting => ({ trailingSlashRedirectTtlSeconds: setting.whole() }),
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

const camelCase = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const BEHIND =
  /^(storage|permission|cache)_(backend|url|hosts|prefix|pool_\w+|max_\w+|poolclass)$|^(statsd|sentry|newrelic|profiler|prometheus|metrics)_|^(account_cache_ttl_seconds|heartbeat_timeout_seconds|transaction_per_request|json_renderer)$|^(pyramid|tm)\./

/** Settings about what stands behind a Kinto: clients do not see them. */
export const hasNoEffect = (key: string): boolean => BEHIND.test(key)
