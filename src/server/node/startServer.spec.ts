import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { basic } from '../specSupport'
import type { Listening } from './listen'
import { readOptions } from './options'
import { startServer } from './startServer'

const folder = mkdtempSync(join(tmpdir(), 'kinto-server-'))
const servers: Listening[] = []
afterEach(() => void vi.unstubAllEnvs())
afterEach(() => Promise.all(servers.splice(0).map(server => server.stop(true))))
afterAll(() => rmSync(folder, { recursive: true }))

/** Starts a server as the command line does, on any free port. */
async function start(...args: string[]) {
  const said: string[] = []
  const warned: string[] = []
  const voice = { say: (line: string) => void said.push(line), warn: (line: string) => void warned.push(line) }
  const server = await startServer(readOptions(['--port', '0', ...args]), voice)
  servers.push(server)
  const url = `http://127.0.0.1:${server.port}/v1`
  const ask = async (method: string, path: string, { user = 'ann', data }: { user?: string; data?: unknown } = {}) => {
    const body = data === undefined ? null : JSON.stringify({ data })
    const headers = { Authorization: basic(user, user), 'Content-Type': 'application/json' }
    const response = await fetch(url + path, { method, headers, body })
    return { status: response.status, headers: response.headers, json: JSON.parse(await response.text()) }
  }
  return { ...server, ask, url, said: said.join('\n'), warned }
}

const newFile = (name: string, text?: string) => {
  const file = join(folder, name)
  if (text !== undefined) writeFileSync(file, text)
  return file
}

test('serves the engine, and says where and how', async () => {
  const { ask, url, said } = await start()
  expect((await ask('PUT', '/buckets/b')).status).toBe(201)
  const root = await ask('GET', '/')
  expect(root.json).toMatchObject({ project_name: 'kinto', url: `${url}/` })
  expect(Object.keys(root.json.capabilities)).toEqual(expect.arrayContaining(['history', 'schema', 'default_bucket']))
  expect(said).toBe(`Kinto is here: ${url}/
Only programs on this machine reach it.
The data is in memory and gone when the server stops; --data FILE keeps it.
Ctrl+C stops it.`)
})

test('what people may want to try is on', async () => {
  const { ask, url } = await start()
  const names = ['accounts', 'attachments', 'basicauth', 'counters_endpoint', 'default_bucket', 'flush_endpoint']
  const { capabilities } = (await ask('GET', '/')).json
  expect(Object.keys(capabilities).sort()).toEqual([...names, 'history', 'permissions_endpoint', 'schema'])
  expect(capabilities.attachments.base_url).toBe(`${url}/attachments/`)
})

test('nobody can flush what is kept', async () => {
  const { ask } = await start('--data', newFile('noflush.db'))
  expect((await ask('POST', '/__flush__')).status).toBe(404)
})

const idOf = async ({ ask }: Awaited<ReturnType<typeof start>>): Promise<unknown> => (await ask('GET', '/')).json.user

test('the ids of users cannot be guessed, and stay with the data', async () => {
  const file = newFile('secret.db')
  const first = await start('--data', file)
  const user = await idOf(first)
  await first.stop()
  expect(await idOf(await start('--data', file))).toEqual(user)
  const others = [await start('--data', newFile('secret2.db')), await start(), await start()]
  const ids = await Promise.all([user, ...others.map(idOf)])
  expect(new Set(ids.map(id => JSON.stringify(id))).size).toBe(4)
})

test('files that are attached are at the address that they tell, also when the server starts again', async () => {
  const file = newFile('attached.db')
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256)
  const first = await start('--data', file)
  await first.ask('PUT', '/buckets/b')
  await first.ask('PUT', '/buckets/b/collections/c')
  const body = new FormData()
  body.append('attachment', new File([bytes], 'b.png', { type: 'image/png' }))
  const headers = { Authorization: basic('ann', 'ann') }
  const path = '/buckets/b/collections/c/records/r'
  const sent = await fetch(`${first.url}${path}/attachment`, { method: 'POST', headers, body })
  expect(sent.status).toBe(201)
  const { location } = await sent.json()
  const fetched = async (address: string) => new Uint8Array(await (await fetch(address)).arrayBuffer())
  expect(await fetched(location)).toEqual(bytes)
  await first.stop()
  const second = await start('--data', file)
  expect(await fetched(location.replace(first.url, second.url))).toEqual(bytes)
  await second.ask('DELETE', path)
  expect((await fetch(location.replace(first.url, second.url))).status).toBe(404)
})

test('the environment counts more than the file', async () => {
  const file = newFile('env.ini', '[app:main]\nkinto.paginate_by = 1\nmultiauth.policies = basicauth\n')
  vi.stubEnv('KINTO_PAGINATE_BY', '2')
  vi.stubEnv('KINTO_BACKOFF', '7')
  const { ask, warned } = await start('--config', file)
  for (const id of ['a', 'b', 'c']) await ask('PUT', `/buckets/${id}`)
  const { json, headers } = await ask('GET', '/buckets')
  expect([json.data.length, headers.get('backoff'), warned]).toEqual([2, '7', []])
})

test('version_json_path names what /__version__ answers', async () => {
  const version = newFile('version.json', '{"name":"mine","commit":"abc"}')
  const ini = (path: string) => `[app:main]\nmultiauth.policies = basicauth\nkinto.version_json_path = ${path}\n`
  const first = await start('--config', newFile('version.ini', ini(version)))
  expect((await first.ask('GET', '/__version__')).json).toEqual({ name: 'mine', commit: 'abc' })
  const second = await start('--config', newFile('versionless.ini', ini(join(folder, 'none.json'))))
  expect((await second.ask('GET', '/__version__')).json).toMatchObject({ name: 'kinto' })
  expect(second.warned).toEqual([expect.stringContaining('none.json: cannot be read (ENOENT')])
})

test('browsers of other origins may ask', async () => {
  const { url } = await start()
  const headers = { Origin: 'https://a.org', 'Access-Control-Request-Method': 'PUT' }
  const response = await fetch(`${url}/buckets/b`, { method: 'OPTIONS', headers })
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-methods')).toContain('PUT')
  const answer = await fetch(`${url}/`, { headers: { Origin: 'https://a.org' } })
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
})

test('plants a seed and names its users', async () => {
  const { ask, said } = await start('--seed', 'newsroom')
  expect((await ask('GET', '/buckets/newsroom', { user: 'olga' })).status).toBe(200)
  expect((await ask('GET', '/buckets/newsroom', { user: 'zed' })).status).toBe(403)
  expect(said).toContain('Users, each with the name as password:\n  admin  Owns both worlds')
})

test('keeps its data in a file, and plants no seed over it', async () => {
  const file = newFile('kept.db')
  const first = await start('--data', file)
  expect(first.said).toContain(`The data is in ${file} (SQLite).`)
  await first.ask('PUT', '/buckets/b', { data: { a: 1 } })
  await first.stop()
  const second = await start('--data', file, '--seed', 'newsroom')
  expect(second.said).toContain('There was data already, so nothing was planted.')
  expect((await second.ask('GET', '/buckets/b')).json.data).toMatchObject({ a: 1 })
  expect((await second.ask('GET', '/buckets/newsroom', { user: 'admin' })).status).toBe(403)
  await expect(start('--data', file)).rejects.toThrow(`${file} is in use by another server or program`)
})

test('takes a configuration of Kinto, and warns of what it does not know', async () => {
  const text = `[server:main]
port = 1
[app:main]
kinto.project_name = other
kinto.paginate_by = 1
kinto.paginateby = 2
kinto.http_host = kinto.example.org
multiauth.policies = basicauth
`
  const file = newFile('kinto.ini', text)
  const { ask, warned, said } = await start('--config', file, '--seed', 'newsroom')
  expect(warned).toEqual([`${file}, line 6: kinto.paginateby is not known here and has no effect.`])
  expect(said).toContain("The configuration has no accounts: nobody can sign in as one of the seed's users.")
  expect((await ask('GET', '/')).json).toMatchObject({ project_name: 'other', url: 'http://kinto.example.org/v1/' })
  for (const id of ['a', 'b']) await ask('PUT', `/buckets/${id}`)
  const page = await ask('GET', '/buckets')
  expect(page.json.data).toHaveLength(1)
  expect(page.headers.get('next-page')).toMatch(/^http:\/\/kinto.example.org\/v1\/buckets\?_limit=1/)
})

test('says what it means to listen to a network', async () => {
  const { said } = await start('--host', '0.0.0.0')
  expect(said).toContain(`Kinto is here: http://localhost:`)
  expect(said).toContain('It listens on all addresses of this machine: everybody in its network can reach it,')
  expect(said).toContain('and passwords travel in clear.')
})

test('a port that is taken is refused, and the data file set free', async () => {
  const { port } = await start()
  const file = newFile('free.db')
  await expect(start('--port', String(port), '--data', file)).rejects.toThrow(`Port ${port} is in use by another`)
  await start('--data', file)
})

test.each([
  [['--host', '192.0.2.1'], '192.0.2.1 is no address of this machine'],
  [['--host', 'nowhere.invalid'], 'There is no host "nowhere.invalid"'],
  [['--config', join(folder, 'none.ini')], 'none.ini cannot be read: ENOENT'],
  [['--data', folder], 'is a directory: name a file'],
])('refuses %j', async (args, why) => {
  await expect(start(...args)).rejects.toThrow(why)
})
