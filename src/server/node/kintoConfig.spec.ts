import { describe, expect, test } from 'vitest'
import type { ServerSettings } from '../settings'
import { withDefaults } from '../settings'
import { readKintoConfig } from './kintoConfig'

const read = (text: string) => readKintoConfig(text, 'k.ini', { here: '/etc/kinto', http_port: '8888' })
const app = (text: string) => read(`[app:main]\nuse = egg:kinto\n${text}`)

describe('a setting', () => {
  test.each<[text: string, settings: Partial<ServerSettings>]>([
    ['kinto.readonly = true', { readonly: true }],
    ['readonly = YES', { readonly: true }],
    ['kinto.readonly = no', { readonly: false }],
    ['kinto.explicit_permissions = false', { explicitPermissions: false }],
    ['kinto.paginate_by = 10', { paginateBy: 10 }],
    ['kinto.paginate_by =', { paginateBy: undefined }],
    ['kinto.paginate_by = 0', { paginateBy: undefined }],
    ['kinto.paginate_by = "5"', { paginateBy: 5 }],
    ['kinto.storage_max_fetch_size = 50', { maxFetchSize: 50 }],
    ['kinto.batch_max_requests = 3', { batchMaxRequests: 3 }],
    [
      'kinto.userid_hmac_secret = b4c96a8692291d88fe5a97dd91846eb4',
      { userIdHmacSecret: 'b4c96a8692291d88fe5a97dd91846eb4' },
    ],
    ['kinto.userid_hmac_secret = 12345', { userIdHmacSecret: '12345' }],
    ['kinto.userid_hmac_secret = "quo ted"', { userIdHmacSecret: 'quo ted' }],
    ['kinto.project_name = my project', { projectName: 'my project' }],
    ['kinto.project_docs = https://d.org', { projectDocs: 'https://d.org' }],
    ['kinto.backoff = 30', { backoffSeconds: 30 }],
    ['kinto.backoff = 5\nkinto.backoff_percentage = 12.5', { backoffSeconds: 5, backoffPercentage: 12.5 }],
    ['kinto.project_version = 7.1', { projectVersion: '7.1' }],
    ['kinto.project_version =', { projectVersion: '26.5.0' }],
    ['kinto.error_info_link = https://e.org', { errorInfoLink: 'https://e.org' }],
    ['kinto.permissions_read_principals = account:a', { permissionsReadPrincipals: ['account:a'] }],
    [
      'kinto.blog.articles.record_cache_expires_seconds = 1\nblog.record_cache_expires_seconds = 2\n' +
        'kinto.blog_articles_record_cache_expires_seconds = 3',
      { recordCaches: { 'blog.articles.': 1, 'blog.': 2, blog_articles_: 3 } },
    ],
    ['kinto.record_id_generator = kinto.views.RelaxedUUID', {}],
    ['kinto.statsd_url = udp://a\nkinto.cache_backend = kinto.core.cache.memcached', {}],
    ['kinto.storage_backend = kinto.core.storage.memory\nkinto.storage_url =', {}],
    ['[server:main]\nthreads = 4\nmax_request_body_size = 1000', { maxBodyBytes: 1000 }],
    ['kinto.attachment.base_url = https://a.org/', { attachments: undefined }],
    ['kinto.includes = kinto_attachment', { attachments: {} }],
    [
      'kinto.includes = kinto_attachment\nkinto.attachment.base_url = https://a.org/\nattachment.extra.base_url = https://b.org\n' +
        'attachment.folder = {bucket_id}\nattachment.keep_old_files = true\nattachment.randomize = false\n' +
        'attachment.extensions = default+video\nattachment.max_size_bytes = 9\nattachment.mimetypes = .a:x/a;.b:x/b',
      {
        attachments: {
          baseUrl: 'https://a.org/',
          shownBaseUrl: 'https://b.org',
          folder: '{bucket_id}',
          keepOldFiles: true,
          randomize: false,
          extensions: 'default+video',
          maxSizeBytes: 9,
          mimetypes: { '.a': 'x/a', '.b': 'x/b' },
        },
      },
    ],
    [
      'kinto.includes = kinto_attachment\nattachment.resources.b.randomize = false\n' +
        'attachment.resources.b.max_size_bytes = 1\nattachment.resources.b.c.keep_old_files = true',
      {
        attachments: {
          resources: {
            '/buckets/b': { randomize: false, maxSizeBytes: 1 },
            '/buckets/b/collections/c': { keepOldFiles: true },
          },
        },
      },
    ],
    ['kinto.backoff =', { backoffSeconds: undefined }],
    ['kinto.retry_after_seconds = 7', { retryAfterSeconds: 7 }],
    ['kinto.eos = "2035-01-01"', { eos: '2035-01-01' }],
    [
      'kinto.eos = 2035-01-01\nkinto.eos_message = Bye\nkinto.eos_url = https://e.org',
      { eos: '2035-01-01', eosMessage: 'Bye', eosUrl: 'https://e.org' },
    ],
    ['kinto.eos =', { eos: undefined }],
    ['kinto.cors_origins = *', { corsOrigins: ['*'] }],
    ['kinto.cors_origins = https://a.org https://*.b.org', { corsOrigins: ['https://a.org', 'https://*.b.org'] }],
    ['kinto.cors_max_age_seconds = 60', { corsMaxAgeSeconds: 60 }],
    ['kinto.cors_max_age_seconds =', { corsMaxAgeSeconds: undefined }],
    ['kinto.user-data_delete_principals = account:admin', { userDataDeletePrincipals: ['account:admin'] }],
    ['kinto.trailing_slash_redirect_enabled = false', { trailingSlashRedirect: false }],
    ['kinto.trailing_slash_redirect_ttl_seconds = 1', { trailingSlashRedirectTtlSeconds: 1 }],
    ['kinto.version_prefix_redirect_enabled = false', { versionPrefixRedirect: false }],
    ['kinto.version_prefix_redirect_ttl_seconds = -1', { versionPrefixRedirectTtlSeconds: -1 }],
    ['kinto.root_cache_expires_seconds = 2', { rootCacheExpiresSeconds: 2 }],
    ['kinto.record_cache_expires_seconds = 3600', { recordCacheExpiresSeconds: 3600 }],
    ['kinto.bucket_cache_expires_seconds = 0', { bucketCacheExpiresSeconds: 0 }],
    ['kinto.pagination_token_validity_seconds = 9', { paginationTokenValiditySeconds: 9 }],
    [
      'kinto.bucket_create_principals = account:admin\n  system.Everyone',
      { bucketCreatePrincipals: ['account:admin', 'system.Everyone'] },
    ],
    ['kinto.bucket_create_principals =', { bucketCreatePrincipals: [] }],
    ['kinto.record_write_principals = ["a", "b c"]', { recordWritePrincipals: ['a', 'b', 'c'] }],
    ['kinto.account_read_principals = account:admin', { accountReadPrincipals: ['account:admin'] }],
    ['kinto.experimental_permissions_endpoint = true', { permissionsEndpoint: true }],
    ['kinto.includes = kinto.plugins.flush', { flush: true }],
    ['kinto.includes = kinto.plugins.counters', { counters: true }],
    ['kinto.includes = kinto.plugins.default_bucket', { defaultBucket: true }],
    ['kinto.default_bucket_hmac_secret = salt', { defaultBucketHmacSecret: 'salt' }],
    ['kinto.experimental_collection_schema_validation = true', { schemaValidation: true }],
    ['kinto.includes = kinto.plugins.history', { history: {} }],
    ['kinto.history.auto_trim_max_count = 5', { history: false }],
    [
      'kinto.includes = kinto.plugins.history\nkinto.history.auto_trim_max_count = 5\nhistory.auto_trim_threshold = 2\n' +
        'history.auto_trim_user_ids = account:a\nhistory.exclude_user_ids = account:b account:c\n' +
        'history.exclude_resources = /buckets/b\n /buckets/c/collections/d',
      {
        history: {
          autoTrimMaxCount: 5,
          autoTrimThreshold: 2,
          autoTrimUserIds: ['account:a'],
          excludeUserIds: ['account:b', 'account:c'],
          excludeResources: ['/buckets/b', '/buckets/c/collections/d'],
        },
      },
    ],
    ['kinto.history_read_principals = account:auditor', { historyReadPrincipals: ['account:auditor'] }],
    [
      'kinto.object_record_patch_enabled = false\nkinto.plural_bucket_delete_enabled = false\nkinto.object_bucket_get_enabled = true',
      { disabledEndpoints: ['object_record_patch', 'plural_bucket_delete'] },
    ],
    ['multiauth.policies = basicauth', { policies: ['basicauth'] }],
    [
      'multiauth.policies = basicauth\nmultiauth.policy.basicauth.use = kinto.core.authentication.BasicAuthAuthenticationPolicy',
      { policies: ['basicauth'] },
    ],
  ])('%j', (text, settings) => {
    const config = app(text)
    expect(config.settings).toMatchObject(settings)
    expect(config.warnings).toEqual([])
  })
})

const ACCOUNTS = `
kinto.includes = kinto.plugins.accounts
                 kinto.plugins.flush
multiauth.policies = account basicauth
multiauth.policy.account.use = kinto.plugins.accounts.AccountsPolicy
`

test('accounts are a plugin and a policy', () => {
  expect(app(ACCOUNTS)).toMatchObject({ settings: { policies: ['account', 'basicauth'], flush: true }, warnings: [] })
  const renamed = ACCOUNTS.replaceAll('account b', 'people b').replace('policy.account', 'policy.people')
  expect(app(renamed)).toMatchObject({ settings: { policies: ['account', 'basicauth'] }, warnings: [] })
  const older = ACCOUNTS.replace('AccountsPolicy', 'authentication.AccountsAuthenticationPolicy')
  expect(app(older)).toMatchObject({ settings: { policies: ['account', 'basicauth'] }, warnings: [] })
  expect(app(ACCOUNTS.replace('kinto.plugins.accounts\n', '\n'))).toMatchObject({
    settings: { policies: ['basicauth'] },
    warnings: ['k.ini, line 6: the policy account needs kinto.plugins.accounts in kinto.includes and is left out.'],
  })
})

test('without settings it is a Kinto without settings, not this server without settings', () => {
  const { settings } = app('')
  expect(withDefaults(settings)).toMatchObject({
    policies: [],
    flush: false,
    permissionsEndpoint: false,
    accountCreatePrincipals: [],
    bucketCreatePrincipals: ['system.Authenticated'],
  })
})

test('the address of answers and the address to listen at', () => {
  const text = `
[DEFAULT]
name = kinto.example.org
[server:main]
use = egg:waitress#main
host = 0.0.0.0
port = %(http_port)s
[app:main]
kinto.http_scheme = https
kinto.http_host = %(name)s
`
  expect(read(text)).toMatchObject({
    scheme: 'https',
    publicHost: 'kinto.example.org',
    host: '0.0.0.0',
    port: 8888,
    warnings: [],
  })
  expect(app('')).toMatchObject({ scheme: undefined, publicHost: undefined, host: undefined, port: undefined })
})

describe('warns once, with the line, of', () => {
  test.each([
    ['kinto.paginateby = 3', 'line 3: kinto.paginateby is not known here and has no effect.'],
    ['nonsense = 3', 'line 3: nonsense is not known here and has no effect.'],
    ['kinto.record_id_generator = mine.Ids', 'line 3: kinto.record_id_generator is not known here and has no effect.'],
    ['kinto.plural_planet_get_enabled = false', 'line 3: kinto.plural_planet_get_enabled is not known here'],
    ['kinto.storage_url = postgresql://a', 'line 3: kinto.storage_url has no effect, since this server keeps'],
    ['kinto.attachment.base_path = /tmp', 'line 3: kinto.attachment.base_path has no effect, since this server keeps'],
    ['kinto.includes = kinto.plugins.statsd', 'line 3: the plugin kinto.plugins.statsd measures nothing here.'],
    ['kinto.includes = kinto_emailer', 'line 3: the plugin kinto_emailer does not exist here and is left out.'],
    ['kinto.includes = kinto.plugins.admin', 'line 3: the plugin kinto.plugins.admin serves no page here'],
    [
      'multiauth.policies = auth0\nmultiauth.policy.auth0.use = kinto.plugins.openid.OpenIDConnectPolicy',
      'line 3: nobody can sign in by the policy auth0 here (kinto.plugins.openid.OpenIDConnectPolicy).',
    ],
    ['multiauth.policies = nobody', 'line 3: nobody can sign in by the policy nobody here.'],
    ['[uwsgi]\nhttp = 80', 'line 3: the section [uwsgi] is not read here.'],
    ['[server:main]\nurl_prefix = /k', 'line 4: url_prefix of [server:main] is not known here and has no effect.'],
  ])('%j', (text, warning) => {
    expect(app(text).warnings).toEqual([expect.stringContaining(`k.ini, ${warning}`)])
  })
})

test('variables of the environment are read by their names in capitals', () => {
  const environment = {
    KINTO_READONLY: 'true',
    KINTO_HISTORY_AUTO_TRIM_THRESHOLD: '3',
    MULTIAUTH_POLICIES: 'basicauth',
    KINTO_RECORD_READ_PRINCIPALS: 'system.Everyone',
  }
  const text = '[app:main]\nkinto.includes = kinto.plugins.history\nkinto.history.auto_trim_threshold = 2\n'
  const { settings, warnings } = readKintoConfig(text, 'k.ini', {}, environment)
  expect(settings).toMatchObject({ readonly: true, history: { autoTrimThreshold: 3 }, policies: ['basicauth'] })
  // As in Kinto: only what the file names, or what has a value without it.
  expect(settings).not.toHaveProperty('recordReadPrincipals')
  expect(warnings).toEqual([])
  expect(() => readKintoConfig(text, 'k.ini', {}, { KINTO_PAGINATE_BY: 'x' })).toThrow(
    'the environment: KINTO_PAGINATE_BY must be a whole number, not "x".',
  )
})

test('says nothing about how Python logs', () => {
  const text = '[loggers]\nkeys = root\n[logger_root]\nlevel = INFO\n[handler_console]\nargs = (sys.stderr,)\n'
  expect(app(`${text}[formatter_color]\nformat = %(message)s\n[formatters]\nkeys=color`).warnings).toEqual([])
})

test.each([
  ['[server:main]\nport = 80', 'k.ini has no section [app:main]: name the ini file of a Kinto server.'],
  ['[app:main]\nkinto.paginate_by = ten', 'k.ini, line 2: kinto.paginate_by must be a whole number, not "ten".'],
  ['[app:main]\nkinto.paginate_by = 1.5', 'must be a whole number'],
  [
    '[app:main]\nkinto.includes = kinto.plugins.history\nkinto.history.exclude_resources = blog',
    'k.ini, line 3: kinto.history.exclude_resources names blog, which is no address like /buckets/blog.',
  ],
  [
    '[app:main]\nincludes = kinto_attachment\nattachment.resources.blog.folder = x',
    'k.ini, line 3: attachment.resources.blog.folder: only keep_old_files, max_size_bytes, randomize may differ from',
  ],
  [
    '[app:main]\nincludes = kinto_attachment\nattachment.resources.randomize = x',
    'k.ini, line 3: attachment.resources.randomize names neither a bucket nor a collection of one.',
  ],
  [
    '[app:main]\nincludes = kinto_attachment\nattachment.mimetypes = text/plain',
    'k.ini, line 3: attachment.mimetypes says "text/plain", which is not like ".txt:text/plain".',
  ],
  ['[app:main]\nincludes = kinto.plugins.accounts', 'k.ini, line 2: kinto.plugins.accounts needs a policy: multiauth'],
  [
    `[app:main]${ACCOUNTS.replace('account basicauth', 'basicauth account')}`,
    'k.ini, line 4: multiauth.policies must name account before basicauth, which takes everybody.',
  ],
  [
    `[app:main]${ACCOUNTS}account_create_principals = system.Everyone account:a account:b\naccount_write_principals = account:b`,
    'account_create_principals names account:a, to be named in account_write_principals too.',
  ],
  ['[app:main]\n[server:main]\nport = http', 'k.ini, line 3: port must be a whole number, not "http".'],
  [
    '[app:main]\nkinto.readonly = true\nreadonly = false',
    'k.ini, line 3: readonly says something else than kinto.readonly (k.ini, line 2).',
  ],
])('refuses %j', (text, why) => {
  expect(() => read(text)).toThrow(why)
})

test('the file that "kinto init" writes can be tried as it is', () => {
  const { settings, warnings, host, port } = read(INIT)
  expect(settings).toMatchObject({
    policies: ['account'],
    permissionsEndpoint: true,
    defaultBucket: true,
    defaultBucketHmacSecret: '0b9d',
    accountCreatePrincipals: ['system.Everyone'],
    accountWritePrincipals: ['account:admin'],
    bucketCreatePrincipals: ['account:admin'],
    userIdHmacSecret: 'c1dd3c7fdb4be8c0f6e6bb0c9a2b5f7a',
  })
  expect([host, port]).toEqual(['127.0.0.1', 8888])
  expect(warnings.filter(warning => !warning.includes('this server keeps'))).toEqual([
    'k.ini, line 8: the plugin kinto.plugins.admin serves no page here; the permissions endpoint that it brings is on.',
  ])
})

/** Its values, and some of its comments. */
const INIT = `[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = %(http_port)s

[app:main]
use = egg:kinto
kinto.includes = kinto.plugins.default_bucket
                 kinto.plugins.admin
                 kinto.plugins.accounts
#                kinto.plugins.history

# Backends
kinto.storage_backend = kinto.core.storage.memory
kinto.storage_url =
kinto.cache_backend = kinto.core.cache.memory
kinto.permission_backend = kinto.core.permission.memory
#
kinto.userid_hmac_secret = c1dd3c7fdb4be8c0f6e6bb0c9a2b5f7a
multiauth.policies = account
kinto.default_bucket_hmac_secret = 0b9d
multiauth.policy.account.use = kinto.plugins.accounts.AccountsPolicy
kinto.account_create_principals = system.Everyone
kinto.account_write_principals = account:admin
kinto.bucket_create_principals = account:admin
# kinto.event_listeners.redis.pool_size = 5

[loggers]
keys = root, kinto

[formatter_json]
class = kinto.core.JsonLogFormatter
`
