import type { Policy, ServerSettings } from '../settings'
import { type Ini, type IniValue, parseIni, valuesOf } from './ini'
import { defaultsOfKinto, hasNoEffect, readSetting } from './kintoSettings'
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
  /** One sentence for each thing that stands there and has no effect. */
  readonly warnings: readonly string[]
}

/** `given` are the names that Kinto itself fills in, such as `here`. */
export function readKintoConfig(text: string, file: string, given: Record<string, string>): KintoConfig {
  const ini = parseIni(text, file)
  if (!ini.sections.has('app:main'))
    throw new Refusal(`${file} has no section [app:main]: name the ini file of a Kinto server.`)
  const app = settingsOf(file, valuesOf(ini, 'app:main', given))
  const server = settingsOf(file, valuesOf(ini, 'server:main', given))
  const warnings: string[] = []
  const warn = (line: number, what: string) => warnings.push(`${file}, line ${line}: ${what}.`)
  const settings = readAll(app, warn)
  warnAboutRest(ini, app, server, warn)
  return {
    settings,
    scheme: app.get('http_scheme')?.textOrNone(),
    publicHost: app.get('http_host')?.textOrNone(),
    host: server.get('host')?.textOrNone(),
    port: server.get('port')?.wholeOrNone(),
    warnings,
  }
}

type Settings = ReadonlyMap<string, Setting>
type Warn = (line: number, what: string) => void

/** By their names without the prefix `kinto.`, under which they may stand as well. */
function settingsOf(file: string, values: ReadonlyMap<string, IniValue>): Settings {
  const settings = new Map<string, Setting>()
  for (const [name, { text, line }] of values) {
    const key = name.replace(/^kinto\./, '')
    const other = settings.get(key)
    if (other && other.raw !== text)
      throw new Refusal(`${file}, line ${line}: ${name} says something else than ${other.name} on line ${other.line}.`)
    settings.set(key, settingFrom(file, { name, key, raw: text, line }))
  }
  return settings
}

function readAll(app: Settings, warn: Warn): Partial<ServerSettings> {
  const settings: Partial<ServerSettings> = { ...defaultsOfKinto }
  const plugins = app.get('includes')
  for (const name of plugins?.list() ?? []) {
    const plugin = PLUGINS[name]
    if (!plugin) warn(plugins?.line ?? 0, `the plugin ${name} does not exist here and is left out`)
    else if (plugin.lacks) warn(plugins?.line ?? 0, `the plugin ${name} ${plugin.lacks}`)
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
    disabledEndpoints,
    policies: policiesOf(app, warn),
  }
}

const hasPlugin = (app: Settings, name: string): boolean =>
  app.get('includes')?.list().includes(`kinto.plugins.${name}`) ?? false

const ENDPOINT =
  /^((?:plural|object)_(?:bucket|group|collection|record|account)_(?:get|head|post|put|patch|delete))_enabled$/

function policiesOf(app: Settings, warn: Warn): Policy[] {
  const setting = app.get('multiauth.policies')
  return (setting?.list() ?? []).flatMap((name): Policy[] => {
    const use = app.get(`multiauth.policy.${name}.use`)?.text() ?? ''
    const line = setting?.line ?? 0
    if (name === 'basicauth' && (use === '' || use.endsWith('BasicAuthAuthenticationPolicy'))) return ['basicauth']
    if (!/Accounts(Authentication)?Policy$/.test(use)) {
      warn(line, `nobody can sign in by the policy ${name} here${use === '' ? '' : ` (${use})`}`)
      return []
    }
    if (hasPlugin(app, 'accounts')) return ['account']
    warn(line, `the policy ${name} needs kinto.plugins.accounts in kinto.includes and is left out`)
    return []
  })
}

// Python's logging. This server writes no log.
const LOGGING = /^(loggers|handlers|formatters|(logger|handler|formatter)_.*)$/
const READ_ELSEWHERE = /^(use|includes|http_scheme|http_host|multiauth\.policies|multiauth\.policy\..*\.use)$/

function warnAboutRest(ini: Ini, app: Settings, server: Settings, warn: Warn): void {
  for (const setting of app.values()) {
    const { key, name, line } = setting
    const isRead =
      readSetting(setting) !== undefined || READ_ELSEWHERE.test(key) || ENDPOINT.test(key) || isAboutHistory(key)
    if (isRead) continue
    if (hasNoEffect(key)) warn(line, `${name} has no effect, since this server keeps and runs everything itself`)
    else warn(line, `${name} is not known here and has no effect`)
  }
  for (const { key, name, line } of server.values()) {
    if (!['use', 'host', 'port'].includes(key))
      warn(line, `${name} of [server:main] is not known here and has no effect`)
  }
  for (const [name, { line }] of ini.sections) {
    if (name !== 'app:main' && name !== 'server:main' && !LOGGING.test(name))
      warn(line, `the section [${name}] is not read here`)
  }
}
