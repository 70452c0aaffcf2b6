/** Kinto as our tests want it: accounts for anybody, rights for all who signed in, every plugin that Studio knows. */
const PLUGINS = ['default_bucket', 'history', 'accounts', 'flush'].map(name => `kinto.plugins.${name}`)

/** @type {Record<string, string>} */
const SETTINGS = {
  'kinto.cache_backend': 'kinto.core.cache.memory',
  'kinto.userid_hmac_secret': 'tests',
  'kinto.experimental_permissions_endpoint': 'true',
  'kinto.experimental_collection_schema_validation': 'true',
  'multiauth.policies': 'account basicauth',
  'multiauth.policy.account.use': 'kinto.plugins.accounts.authentication.AccountsAuthenticationPolicy',
  'kinto.account_create_principals': 'system.Everyone',
  'kinto.account_write_principals': 'account:admin',
  'kinto.bucket_create_principals': 'system.Authenticated',
}

/** @param {number} port 0: the system chooses one, and waitress logs which. */
const frame = port => `[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = ${port}
threads = 4

[loggers]
keys = root, waitress

[handlers]
keys = console

[formatters]
keys = plain

[logger_root]
level = WARNING
handlers = console

[logger_waitress]
level = INFO
handlers = console
qualname = waitress
propagate = 0

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = plain

[formatter_plain]
format = %(levelname)s %(name)s %(message)s
`

/**
 * The configuration of one server.
 * @param {object} options
 * @param {string} [options.database] A PostgreSQL URL; without it everything is kept in memory.
 * @param {number | undefined} [options.port]
 * @param {string} [options.assets]
 * @param {string[] | undefined} [options.includes]
 * @param {Record<string, string> | undefined} [options.settings]
 * @returns {string}
 */
export function kintoIni({ database, port = 0, assets, includes = [], settings = {} }) {
  const backend = database ? 'postgresql' : 'memory'
  const plugins = [...PLUGINS, ...(assets ? ['kinto.plugins.admin'] : []), ...includes]
  /** @type {Record<string, string>} */
  const all = {
    ...SETTINGS,
    'kinto.storage_backend': `kinto.core.storage.${backend}`,
    'kinto.permission_backend': `kinto.core.permission.${backend}`,
    ...(database && { 'kinto.storage_url': database, 'kinto.permission_url': database }),
    ...(assets && { 'kinto.admin_assets_path': assets }),
    'kinto.includes': plugins.join(' '),
    ...settings,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value.replaceAll('%', '%%')}`)
  return `${frame(port)}\n[app:main]\nuse = egg:kinto\n${lines.join('\n')}\n`
}
