import type { JsonObject } from '~/protocol/json'
import type { AttachmentSettings } from './attachments/attachmentSettings'
import type { HistorySettings } from './history/historySettings'

export type ResourceName = 'bucket' | 'collection' | 'group' | 'record' | 'account' | 'history'

/** Principals to whom the settings give a right on every object of a kind. https://docs.kinto-storage.org/en/stable/configuration/settings.html */
type PrincipalSettings = { [R in ResourceName as `${R}${'Create' | 'Read' | 'Write'}Principals`]: readonly string[] }

/** How long anonymous readers may keep an answer, in seconds. */
type CacheSettings = { [R in ResourceName as `${R}CacheExpiresSeconds`]: number | undefined }

export type Policy = 'account' | 'basicauth'

export type ServerSettings = PrincipalSettings &
  CacheSettings & {
    projectName: string
    projectVersion: string
    projectDocs: string
    /** What `GET /__version__` answers. */
    version: JsonObject
    readonly: boolean
    /** Whether whoever writes an object is added to its own `write` list. */
    explicitPermissions: boolean
    batchMaxRequests: number
    /** The greatest page that is given when the request names a limit or none; `_limit=0` escapes it, as in Kinto. */
    paginateBy: number | undefined
    /** The greatest page that is ever given. */
    maxFetchSize: number
    paginationTokenValiditySeconds: number
    /** In the order in which they are tried. */
    policies: readonly Policy[]
    userIdHmacSecret: string
    /** log2 of scrypt's work factor N for account passwords. */
    passwordCost: number
    backoffSeconds: number | undefined
    /** How many answers of a hundred carry `Backoff`; all of them where it is absent. */
    backoffPercentage: number | undefined
    retryAfterSeconds: number
    rootCacheExpiresSeconds: number
    /** Origins that may read answers; `*` within one stands for any characters. */
    corsOrigins: readonly string[]
    /** Undefined: browsers decide how long they keep an answer to their question. */
    corsMaxAgeSeconds: number | undefined
    /** Whether `POST /__flush__` forgets everything, whoever asks. */
    flush: boolean
    /** Whether `GET /__counters__` tells how many objects there are. */
    counters: boolean
    /** What is written down of each change; false for nothing. */
    history: HistorySettings | false
    /** Whether `/buckets/default` is everybody's own bucket. */
    defaultBucket: boolean
    /** What makes the ids of these buckets hard to guess. Kinto's own default is the empty text, too. */
    defaultBucketHmacSecret: string
    permissionsEndpoint: boolean
    /** Who may ask for `/permissions`. */
    permissionsReadPrincipals: readonly string[]
    /** Who may delete everything that is a user's. */
    userDataDeletePrincipals: readonly string[]
    /** On where it is given: files that belong to records. */
    attachments: AttachmentSettings | undefined
    /** Whether objects are held to the JSON schemas of their collection and bucket. */
    schemaValidation: boolean
    /** e.g. `object_record_patch`, `plural_bucket_delete`: methods that are taken away. */
    disabledEndpoints: readonly string[]
    /**
     * `recordCacheExpiresSeconds` of single buckets and collections, by what stands before it in Kinto's settings:
     * `blog.` and `blog.articles.`, or `blog_` and `blog_articles_`.
     */
    recordCaches: Readonly<Record<string, number>>
    /** Where to report mistakes of the engine, told with each of them. */
    errorInfoLink: string
    maxBodyBytes: number
    trailingSlashRedirect: boolean
    /** Negative: the redirect is not to be kept. */
    trailingSlashRedirectTtlSeconds: number
    versionPrefixRedirect: boolean
    versionPrefixRedirectTtlSeconds: number
    /** The date at which the service ends, e.g. `2035-01-01`. */
    eos: string | undefined
    eosMessage: string | undefined
    eosUrl: string | undefined
  }

const NOBODY: readonly string[] = []

const DEFAULTS: ServerSettings = {
  projectName: 'kinto',
  projectVersion: '26.5.0',
  projectDocs: 'https://kinto.readthedocs.io/',
  version: { name: 'kinto', version: '26.5.0' },
  readonly: false,
  explicitPermissions: true,
  batchMaxRequests: 25,
  paginateBy: undefined,
  maxFetchSize: 10_000,
  paginationTokenValiditySeconds: 600,
  policies: ['account', 'basicauth'],
  userIdHmacSecret: '',
  passwordCost: 14,
  backoffSeconds: undefined,
  backoffPercentage: undefined,
  retryAfterSeconds: 3,
  rootCacheExpiresSeconds: 86_400,
  corsOrigins: ['*'],
  corsMaxAgeSeconds: 3600,
  flush: false,
  counters: false,
  history: false,
  defaultBucket: false,
  defaultBucketHmacSecret: '',
  permissionsEndpoint: true,
  permissionsReadPrincipals: ['system.Everyone'],
  userDataDeletePrincipals: NOBODY,
  attachments: undefined,
  schemaValidation: false,
  disabledEndpoints: [],
  recordCaches: {},
  errorInfoLink: 'https://github.com/Kinto/kinto/issues/',
  maxBodyBytes: 1024 ** 3,
  trailingSlashRedirect: true,
  trailingSlashRedirectTtlSeconds: 3600,
  versionPrefixRedirect: true,
  versionPrefixRedirectTtlSeconds: -1,
  eos: undefined,
  eosMessage: undefined,
  eosUrl: undefined,
  bucketCreatePrincipals: ['system.Authenticated'],
  bucketReadPrincipals: NOBODY,
  bucketWritePrincipals: NOBODY,
  collectionCreatePrincipals: NOBODY,
  collectionReadPrincipals: NOBODY,
  collectionWritePrincipals: NOBODY,
  groupCreatePrincipals: NOBODY,
  groupReadPrincipals: NOBODY,
  groupWritePrincipals: NOBODY,
  recordCreatePrincipals: NOBODY,
  recordReadPrincipals: NOBODY,
  recordWritePrincipals: NOBODY,
  accountCreatePrincipals: ['system.Everyone'],
  accountReadPrincipals: NOBODY,
  accountWritePrincipals: ['account:admin'],
  bucketCacheExpiresSeconds: undefined,
  collectionCacheExpiresSeconds: undefined,
  groupCacheExpiresSeconds: undefined,
  recordCacheExpiresSeconds: undefined,
  accountCacheExpiresSeconds: undefined,
  historyCreatePrincipals: NOBODY,
  historyReadPrincipals: NOBODY,
  historyWritePrincipals: NOBODY,
  historyCacheExpiresSeconds: undefined,
}

export const withDefaults = (settings: Partial<ServerSettings> = {}): ServerSettings => ({ ...DEFAULTS, ...settings })
