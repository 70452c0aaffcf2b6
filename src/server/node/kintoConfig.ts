import type { Policy, ServerSettings } from '../settings'
import { type Ini, type IniValue, parseIni, valuesOf } from './ini'
import { checkAccounts, isAccountsPolicy } from './kintoAccounts'
import { isAboutAttachments, isAboutKeepingFiles, readAttachments } from './kintoAttachments'
import {
  defaultsOfKinto,
  isAboutKeeping,
  isAboutOwnCache,
  isHarmless,
  NAMES_FOR_ALL,
  readOwnCaches,
  readSetting,
} from './kintoSettings'
import { isAboutHistory, readHistory } from './kintoHistory'
import { PLUGINS } from './kintoPlugins'
import { Refusal } from './refusal'
import { settingFrom, type Setting } from './setting'

/** What a Kinto's ini file says, as far as it can be done here. */
export type KintoConfig = {
  readonly settings: Partial<ServerSettings>
  /** What stands in the addresses of answers instead of what was asked for, e.g. `https` and `kinto.example.org`. */
  readonly scheme: string | undefined
  readonly publicHost: string | undefined
  /** Where to listen. */
  readonly host: string | undefined
  readonly port: number | undefined
  /** The file that holds what `GET /__version__` answers. */
  readonly versionFile: string | undefined
  /** One sentence for each thing that stands there and has no effect. */
  readonly warnings: readonly string[]
}

export type Environment = Readonly<Record<string, string | undefined>>

/** `given` are the names that Kinto itself fills in, such as `here`. */
export function readKintoConfig(
  text: string,
  file: string,
  given: Record<string, string>,
  environment: Environment = {},
): KintoConfig {
  const ini = parseIni(text, file)
  if (!ini.sections.has('app:main'))
    throw new Refusal(`${file} has no section [app:main]: name the ini file of a Kinto server.`)
  const app = settingsOf(file, valuesOf(ini, 'app:main', given))
  overrule(app, environment)
  const server = settingsOf(file, valuesOf(ini, 'server:main', given))
  const warnings: string[] = []
  const warn = (where: string, what: string) => warnings.push(`${where}: ${what}.`)
  const settings = readAll(app, warn)
  checkAccounts(app)
  warnAboutRest(ini, app, server, warn)
  const maxBodyBytes = server.get('max_request_body_size')?.wholeOrNone()
  return {
    settings: { ...settings, ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }) },
    scheme: app.get('http_scheme')?.textOrNone() ?? server.get('url_scheme')?.textOrNone(),
    publicHost: app.get('http_host')?.textOrNone(),
    host: server.get('host')?.textOrNone(),
    port: server.get('port')?.wholeOrNone(),
    versionFile: app.get('version_json_path')?.textOrNone(),
    warnings,
  }
}

type Settings = ReadonlyMap<string, Setting>
type Warn = (where: string, what: string) => void

/** By their names without the prefix `kinto.`, under which they may stand as well. */
function settingsOf(file: string, values: ReadonlyMap<string, IniValue>): Map<string, Setting> {
  const settings = new Map<string, Setting>()
  for (const [name, { text, line }] of values) {
    const key = name.replace(/^kinto\./, '')
    const where = `${file}, line ${line}`
    const other = settings.get(key)
    if (other && other.raw !== text)
      throw new Refusal(`${where}: ${name} says something else than ${other.name} (${other.where}).`)
    settings.set(key, settingFrom({ where, name, key, raw: text }))
  }
  return settings
}

/** Variables such as KINTO_PAGINATE_BY and MULTIAUTH_POLICIES count more than the file: kinto.core.utils.read_env. */
function overrule(settings: Map<string, Setting>, environment: Environment): void {
  for (const key of new Set([...settings.keys(), ...NAMES_FOR_ALL])) {
    const name = key.replace(/[.-]/g, '_').toUpperCase()
    for (const variable of key.startsWith('multiauth.') ? [name, `KINTO_${name}`] : [`KINTO_${name}`]) {
      const raw = environment[variable]
      if (raw !== undefined) settings.set(key, settingFrom({ where: 'the environment', name: variable, key, raw }))
    }
  }
}

function readAll(app: Settings, warn: Warn): Partial<ServerSettings> {
  const settings: Partial<ServerSettings> = { ...defaultsOfKinto }
  const plugins = app.get('includes')
  for (const name of plugins?.list() ?? []) {
    const plugin = PLUGINS[name]
    if (!plugin) warn(plugins?.where ?? '', `the plugin ${name} does not exist here and is left out`)
    else if (plugin.lacks) warn(plugins?.where ?? '', `the plugin ${name} ${plugin.lacks}`)
    Object.assign(settings, plugin?.settings)
  }
  for (const setting of app.values()) Object.assign(settings, readSetting(setting))
  const disabledEndpoints = [...app.values()].flatMap(({ key, flag }) => {
    const name = ENDPOINT.exec(key)?.[1]
    return name === undefined || flag() ? [] : [name]
  })
  return {
    ...settings,
    ...(hasPlugin(app, 'admin') ? { permissionsEndpoint: true } : {}),
    ...(hasPlugin(app, 'history') ? { history: readHistory(app.values()) } : {}),
    ...(includes(app, 'kinto_attachment') ? { attachments: readAttachments(app.values()) } : {}),
    recordCaches: readOwnCaches(app.values()),
    disabledEndpoints,
    policies: policiesOf(app, warn),
  }
}

const includes = (app: Settings, plugin: string): boolean => app.get('includes')?.list().includes(plugin) ?? false

const hasPlugin = (app: Settings, name: string): boolean => includes(app, `kinto.plugins.${name}`)

const ENDPOINT =
  /^((?:plural|object)_(?:bucket|group|collection|record|account)_(?:get|head|post|put|patch|delete))_enabled$/

function policiesOf(app: Settings, warn: Warn): Policy[] {
  const setting = app.get('multiauth.policies')
  return (setting?.list() ?? []).flatMap((name): Policy[] => {
    const use = app.get(`multiauth.policy.${name}.use`)?.text() ?? ''
    const where = setting?.where ?? ''
    if (name === 'basicauth' && (use === '' || use.endsWith('BasicAuthAuthenticationPolicy'))) return ['basicauth']
    if (!isAccountsPolicy(use)) {
      warn(where, `nobody can sign in by the policy ${name} here${use === '' ? '' : ` (${use})`}`)
      return []
    }
    if (hasPlugin(app, 'accounts')) return ['account']
    warn(where, `the policy ${name} needs kinto.plugins.accounts in kinto.includes and is left out`)
    return []
  })
}

// Python's logging. This server writes no log.
const LOGGING = /^(loggers|handlers|formatters|(logger|handler|formatter)_.*)$/
const READ_ELSEWHERE =
  /^(use|includes|http_scheme|http_host|version_json_path|multiauth\.policies|multiauth\.policy\..*\.use)$/
const SERVER = /^(use|host|port|url_scheme|max_request_body_size)$/
// How waitress does its work: clients do not see it.
const WAITRESS =
  /^(threads|backlog|ident|connection_limit|cleanup_interval|channel_timeout|recv_bytes|send_bytes|(in|out)buf_\w+|asyncore_\w+|log_\w+|expose_tracebacks|(clear_)?(un)?trusted_proxy\w*)$/

function isRead(setting: Setting): boolean {
  const { key } = setting
  if (READ_ELSEWHERE.test(key) || ENDPOINT.test(key) || isAboutHistory(key)) return true
  return isAboutAttachments(key) || isAboutOwnCache(key) || readSetting(setting) !== undefined
}

function warnAboutRest(ini: Ini, app: Settings, server: Settings, warn: Warn): void {
  for (const setting of app.values()) {
    const { key, name, where } = setting
    if (isRead(setting) || isHarmless(setting)) continue
    if (isAboutKeeping(key) || isAboutKeepingFiles(key))
      warn(where, `${name} has no effect, since this server keeps everything itself`)
    else warn(where, `${name} is not known here and has no effect`)
  }
  for (const { key, name, where } of server.values()) {
    if (!SERVER.test(key) && !WAITRESS.test(key))
      warn(where, `${name} of [server:main] is not known here and has no effect`)
  }
  for (const [name, { line }] of ini.sections) {
    if (name !== 'app:main' && name !== 'server:main' && !LOGGING.test(name))
      warn(`${ini.file}, line ${line}`, `the section [${name}] is not read here`)
  }
}
