import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SAMPLE_USERS } from '~/protocol/builtIn'
import type { Send } from '~/protocol/send'
import { createServer } from '../createServer'
import { plantWhenEmpty } from '../seeds/plantWhenEmpty'
import { type ServerSettings, withDefaults } from '../settings'
import { createMemoryStorage } from '../storage/memory'
import { newSecrets, type Secrets } from '../storage/sqliteSecrets'
import { openSqliteStorage } from '../storage/sqlite'
import type { Storage } from '../storage/storage'
import { readKintoConfig, type KintoConfig } from './kintoConfig'
import { listen, type Listening } from './listen'
import type { Options } from './options'
import { Refusal } from './refusal'
import { readVersionFile } from './versionFile'

const DEFAULT_PORT = 8888
const DEFAULT_HOST = '127.0.0.1'

/** Where the server tells what it does, and what may surprise. */
export type Voice = { say(line: string): void; warn(line: string): void }

/** Starts the engine as the options tell, and says so. */
export async function startServer(options: Options, { say, warn }: Voice): Promise<Listening> {
  const config = options.config === undefined ? undefined : readConfig(options.config)
  config?.warnings.forEach(warn)
  const host = options.host ?? config?.host ?? DEFAULT_HOST
  const port = options.port ?? config?.port ?? DEFAULT_PORT
  const storage: Kept = options.data === undefined ? inMemory() : openSqliteStorage(options.data)
  try {
    const settings = withDefaults({
      ...(config?.settings ?? everything(storage.secrets, options.data !== undefined)),
      ...(config?.versionFile === undefined ? {} : readVersionFile(config.versionFile, warn)),
    })
    const isPlanted = options.seed !== undefined && (await plant(storage, options.seed))
    const listening = await open(makeServer(storage, settings), { host, port, settings, config })
    sayWhere(say, host, listening.port)
    if (options.seed !== undefined) sayWho(say, settings, isPlanted)
    say(options.data === undefined ? IN_MEMORY : `The data is in ${resolve(options.data)} (SQLite).`)
    say('Ctrl+C stops it.')
    return {
      port: listening.port,
      stop: async atOnce => {
        await listening.stop(atOnce)
        storage.close?.()
      },
    }
  } catch (error) {
    storage.close?.()
    throw error
  }
}

type Kept = Storage & { readonly secrets: Secrets; close?(): void }

const inMemory = (): Kept => ({ ...createMemoryStorage(), secrets: newSecrets() })

/** Without a configuration: whatever applications may want to try. Nobody flushes what is to be kept. */
const everything = (secrets: Secrets, isKept: boolean): Partial<ServerSettings> => ({
  ...secrets,
  history: {},
  defaultBucket: true,
  schemaValidation: true,
  counters: true,
  attachments: { hasOwnBaseUrl: true },
  flush: !isKept,
})

const IN_MEMORY = 'The data is in memory and gone when the server stops; --data FILE keeps it.'

const makeServer = (storage: Storage, settings: Partial<ServerSettings>): Send =>
  createServer({ storage, clock: Date.now, newId: randomUUID, settings })

function readConfig(file: string): KintoConfig {
  const path = resolve(file)
  try {
    // `http_port` is what "kinto start" fills in. https://github.com/Kinto/kinto/blob/main/kinto/__main__.py
    const given = { here: dirname(path), __file__: path, http_port: String(DEFAULT_PORT) }
    return readKintoConfig(readFileSync(path, 'utf8'), file, given, process.env)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** Whether the world was planted: what is kept already stays as it is. */
async function plant(storage: Storage, seed: NonNullable<Options['seed']>): Promise<boolean> {
  const { seeds } = await import('../seeds/seeds')
  // Not under the configuration's settings, which may not let anybody make these. The passwords are public.
  const serve = (nursery: Storage) => makeServer(nursery, { passwordCost: 10 })
  const isEmpty = await storage.read(view => view.listsBelow('').length === 0)
  await plantWhenEmpty(storage, serve, seeds[seed])
  return isEmpty
}

type Opening = { host: string; port: number; settings: ServerSettings; config: KintoConfig | undefined }

async function open(send: Send, { host, port, settings, config }: Opening): Promise<Listening> {
  try {
    const { maxBodyBytes } = settings
    return await listen(send, { host, port, maxBodyBytes, scheme: config?.scheme, publicHost: config?.publicHost })
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? WHY_NOT[String(error.code)]?.(host, port) : undefined
    throw why === undefined ? error : new Refusal(why)
  }
}

const WHY_NOT: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is in use by another program: stop that one, or give another port, such as --port ${port + 1}.`,
  EACCES: (_, port) => `Port ${port} is reserved on this machine: give one above 1023, such as --port 8888.`,
  EADDRNOTAVAIL: host => `${host} is no address of this machine: give one of its own, such as --host 127.0.0.1.`,
  ENOTFOUND: host => `There is no host "${host}": give an address of this machine, such as --host 127.0.0.1.`,
}

function sayWhere(say: Voice['say'], host: string, port: number): void {
  const isEverywhere = ['0.0.0.0', '::'].includes(host)
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  say(`Kinto is here: http://${name}:${port}/v1/`)
  if (/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host)) return say('Only programs on this machine reach it.')
  say(`It listens on ${isEverywhere ? 'all addresses of this machine' : host}: everybody in its network can reach it,`)
  say('and passwords travel in clear.')
}

function sayWho(say: Voice['say'], { policies }: ServerSettings, isPlanted: boolean): void {
  if (!isPlanted) say('There was data already, so nothing was planted.')
  else if (!policies.includes('account'))
    say("The configuration has no accounts: nobody can sign in as one of the seed's users.")
  else {
    say('Users, each with the name as password:')
    for (const { id, may } of SAMPLE_USERS) say(`  ${id.padEnd(6)} ${may}`)
  }
}
