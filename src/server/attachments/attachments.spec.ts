import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import type { ServerSettings } from '../settings'
import { startServer, store, type Ask } from '../specSupport'
import { createMemoryStorage } from '../storage/memory'
import { forgetFiles } from './files'

// The answers are those of a Kinto 26.5.0 with kinto-attachment 8.0.0; the conformance suite compares them all.

type Part = { name: string; filename?: string; type?: string; content: string }

const TYPE = 'multipart/form-data; boundary=XbX'

function form(...parts: Part[]): Pick<Ask, 'body' | 'headers'> {
  const texts = parts.map(({ name, filename, type, content }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`
    const kind = type === undefined ? '' : `Content-Type: ${type}\r\n`
    return `--XbX\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${kind}\r\n${content}\r\n`
  })
  return { body: `${texts.join('')}--XbX--\r\n`, headers: { 'content-type': TYPE } }
}

const file = (filename = 'hello.txt', content = 'hello world', type = 'text/plain'): Part => ({
  name: 'attachment',
  filename,
  type,
  content,
})

const RECORD = '/buckets/b/collections/c/records/r'
const UPLOAD = `${RECORD}/attachment`
const BASE = 'http://cdn.example.org/files/'

async function start(
  attachments: ServerSettings['attachments'] = { baseUrl: BASE },
  more: Partial<ServerSettings> = {},
) {
  const storage = createMemoryStorage()
  const ask = startServer({ attachments, ...more }, { storage })
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {} })
  const upload = (...parts: Part[]) => ask('POST', UPLOAD, { user: 'alice', ...form(...parts) })
  return { ask, upload, storage }
}

/** The address on this server of a file of that location. */
const pathOf = (location: string): string => new URL(location).pathname

test('a file is kept, told in the record, and served again', async () => {
  const { ask, upload } = await start()
  const { status, json, headers } = await upload(file())
  expect(status).toBe(201)
  expect(json).toEqual({
    filename: 'hello.txt',
    location: expect.stringMatching(/^http:\/\/cdn\.example\.org\/files\/[-0-9a-f]{36}\.txt$/),
    hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    mimetype: 'text/plain',
    size: 11,
  })
  expect(headers.get('location')).toBe(`http://localhost/v1${RECORD}`)
  expect((await ask('GET', RECORD, { user: 'alice' })).json.data.attachment).toEqual(json)
})

/** What stands at an address of the server, be it below `/v1` or not. */
async function fetched(server: Awaited<ReturnType<typeof start>>, path: string) {
  const { createServer } = await import('../createServer')
  const settings = { attachments: { baseUrl: BASE } }
  const send = createServer({ storage: server.storage, clock: () => 0, newId: () => 'x', settings })
  const response = await send(new Request(`http://localhost${path}`))
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

test('files are served to everybody, with the type that the record tells', async () => {
  const server = await start()
  const { json } = await server.upload(file('logo.svg', '<svg/>', 'image/svg+xml'))
  expect(await fetched(server, pathOf(json.location))).toEqual({ status: 200, type: 'image/svg+xml', text: '<svg/>' })
  expect(await fetched(server, '/files/nothing.svg')).toMatchObject({ status: 404 })
})

test('binary content comes back byte for byte', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256)
  const { createServer } = await import('../createServer')
  const { ask, storage } = await start()
  const send = createServer({ storage, clock: () => 0, newId: () => 'x', settings: { attachments: { baseUrl: BASE } } })
  const body = new FormData()
  body.append('attachment', new File([bytes], 'b.png', { type: 'image/png' }))
  const headers = { authorization: `Basic ${btoa('alice:pw')}` }
  const { status } = await send(new Request(`http://localhost/v1${UPLOAD}`, { method: 'POST', headers, body }))
  expect(status).toBe(201)
  const { location, size } = (await ask('GET', RECORD, { user: 'alice' })).json.data.attachment
  expect(size).toBe(70_000)
  const response = await send(new Request(`http://localhost${pathOf(location)}`))
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
})

test('a new file takes the place of the old one, which is gone', async () => {
  const server = await start()
  const first = (await server.upload(file())).json.location
  const second = (await server.upload(file('two.txt', 'two'))).json.location
  expect((await fetched(server, pathOf(first))).status).toBe(404)
  expect(await fetched(server, pathOf(second))).toMatchObject({ status: 200, text: 'two' })
})

test('a refused upload leaves the old file, which Kinto has dropped by then', async () => {
  const server = await start()
  const { location } = (await server.upload(file())).json
  expect((await server.upload(file('x.exe'))).status).toBe(400)
  expect((await server.upload(file(), { name: 'data', content: '{bad' })).status).toBe(400)
  expect((await fetched(server, pathOf(location))).status).toBe(200)
})

test.each([
  ['the attachment', 'DELETE', UPLOAD],
  ['the record', 'DELETE', RECORD],
  ['the list', 'DELETE', '/buckets/b/collections/c/records'],
  ['the collection', 'DELETE', '/buckets/b/collections/c'],
  ['the bucket', 'DELETE', '/buckets/b'],
])('files go when %s is deleted', async (_, method, path) => {
  const server = await start()
  const { location } = (await server.upload(file())).json
  expect((await server.ask(method, path, { user: 'alice' })).status).toBeLessThan(300)
  expect((await fetched(server, pathOf(location))).status).toBe(404)
})

test('old files stay where the settings say so', async () => {
  const server = await start({ baseUrl: BASE, resources: { '/buckets/b': { keepOldFiles: true } } })
  const { location } = (await server.upload(file())).json
  await server.upload(file())
  await server.ask('DELETE', '/buckets/b', { user: 'alice' })
  expect((await fetched(server, pathOf(location))).status).toBe(200)
  await server.storage.write(draft => forgetFiles(draft, RECORD, false))
  expect((await fetched(server, pathOf(location))).status).toBe(200)
})

test('DELETE leaves null, and makes a record where there is none', async () => {
  const { ask, upload } = await start()
  await upload(file())
  const { status, headers } = await ask('DELETE', UPLOAD, { user: 'alice' })
  expect([status, headers.get('content-type')]).toEqual([204, null])
  expect((await ask('GET', RECORD, { user: 'alice' })).json.data).toMatchObject({ attachment: null })
  await ask('DELETE', `${RECORD}2/attachment`, { user: 'alice' })
  expect((await ask('GET', `${RECORD}2`, { user: 'alice' })).json.data).toMatchObject({ attachment: null })
})

test('what a record says of its file is not changed by hand', async () => {
  const { ask, upload } = await start()
  const { json } = await upload(file())
  const patch = (attachment: Json) => ask('PATCH', RECORD, { user: 'alice', body: { data: { attachment } } })
  expect(await patch({ ...json, filename: 'z' })).toMatchObject({
    status: 400,
    json: { code: 400, errno: 999, error: 'Bad Request', message: 'Attachment metadata cannot be modified.' },
  })
  expect((await patch(json)).status).toBe(200)
  expect((await patch(null)).status).toBe(200)
  expect((await patch({ location: 'made up' })).status).toBe(200)
})

test('names, folders, types and sizes are as the settings say', async () => {
  const { ask } = await start({
    baseUrl: BASE,
    folder: '{bucket_id}/{collection_id}',
    randomize: false,
    extensions: 'text+woff2',
    mimetypes: { '.woff2': 'font/woff2' },
    resources: { '/buckets/b/collections/c': { maxSizeBytes: 20 } },
  })
  const outcome = async (id: string, filename: string, content = 'x') => {
    const { status, json } = await ask('POST', `${RECORD}${id}/attachment`, {
      user: 'alice',
      ...form(file(filename, content)),
    })
    return status === 201 ? [json.location.slice(BASE.length), json.mimetype] : json.message
  }
  expect(await outcome('1', 'a.txt')).toEqual(['b/c/a.txt', 'text/plain'])
  expect(await outcome('2', 'a.txt')).toEqual(['b/c/a-1.txt', 'text/plain'])
  expect(await outcome('3', '../My Résumé.TXT')).toEqual(['b/c/My_Resume.TXT', 'text/plain'])
  expect(await outcome('4', '漢字.txt')).toEqual(['b/c/txt', 'text/plain'])
  expect(await outcome('5', 'f.woff2')).toEqual(['b/c/f.woff2', 'font/woff2'])
  expect(await outcome('6', 'a.pdf')).toBe('body: File extension is not allowed.')
  expect(await outcome('7', 'b.txt', 'x'.repeat(30))).toBe('body: File size (30 bytes) exceeds the limit (20 bytes).')
})

test.each([
  ['{bad', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['', 'Expecting value: line 1 column 1 (char 0)'],
  ['[1,\n 2 3]', "Expecting ',' delimiter: line 2 column 4 (char 7)"],
  ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
  ['"abc', 'Unterminated string starting at: line 1 column 1 (char 0)'],
  ['"\\q"', 'Invalid \\escape: line 1 column 2 (char 1)'],
  ['"\\u12xy"', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
  ['{} {}', 'Extra data: line 1 column 4 (char 3)'],
  ['NaN', 'Expecting value: line 1 column 1 (char 0)'],
])('the data %j are told to be no JSON in the words of Python', async (content, words) => {
  const { upload } = await start()
  expect((await upload(file(), { name: 'data', content })).json).toEqual({
    code: 400,
    errno: 109,
    error: 'Bad Request',
    message: `body: data is not valid JSON (${words})`,
  })
})

test.each([
  ['data', '[]'],
  ['data', '"text"'],
  ['permissions', '{"read": 5}'],
  ['permissions', '{"nope": ["x"]}'],
])('%s that are %s are refused, where Kinto crashes or stores them', async (name, content) => {
  const { upload, ask } = await start()
  expect((await upload(file(), { name, content })).status).toBe(400)
  expect((await ask('GET', RECORD, { user: 'alice' })).status).toBe(404)
})

test('the capability tells the base URL with a slash behind it', async () => {
  const shown = async (attachments: ServerSettings['attachments']) =>
    (await startServer({ attachments })('GET', '/')).json.capabilities.attachments
  expect(await shown({ baseUrl: 'http://cdn.example.org/files' })).toMatchObject({ version: '8.0.0', base_url: BASE })
  expect(await shown({})).toMatchObject({ base_url: null })
  expect(await shown(undefined)).toBeUndefined()
  expect((await startServer()('POST', UPLOAD)).status).toBe(404)
})
