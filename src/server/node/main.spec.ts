import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { basic } from '../specSupport'
import { killServers, runServer } from './runServer'

// Starting a program takes a second where much else is going on.
vi.setConfig({ testTimeout: 30_000 })

const folder = mkdtempSync(join(tmpdir(), 'kinto-main-'))
afterEach(killServers)
afterAll(() => rmSync(folder, { recursive: true }))

const put = (url: string, data: unknown) =>
  fetch(url, {
    method: 'PUT',
    headers: { Authorization: basic('ann'), 'Content-Type': 'application/json' },
    body: JSON.stringify({ data }),
  })

/** Begins to create a bucket, and stays in the middle until told to go on. */
async function beginWrite(port: number) {
  const body = '{"data":{"a":1}}'
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `PUT /v1/buckets/b HTTP/1.1\r\nHost: h\r\nAuthorization: ${basic('ann')}\r\nContent-Type: application/json\r\n` +
      `Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  const goOn = await new Promise<string>(resolve => socket.once('data', bytes => resolve(bytes.toString())))
  expect(goOn).toContain('100 Continue')
  return {
    end: () => {
      socket.write(body)
      return text(socket)
    },
  }
}

/** It stops listening as soon as it is told to. */
async function expectRefused(url: string): Promise<void> {
  const ask = () =>
    fetch(url).then(
      () => 'open',
      () => 'refused',
    )
  await expect.poll(ask, { timeout: 10_000 }).toBe('refused')
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s lets requests under way end, and keeps what they wrote', async signal => {
  const file = join(folder, `${signal}.db`)
  const { url, port, kill, ended } = await runServer(['--data', file])
  const write = await beginWrite(port)
  kill(signal)
  await expectRefused(url)
  expect(await write.end()).toMatch(/^HTTP\/1.1 201 Created/)
  expect(await ended).toBe(0)
  const again = await runServer(['--data', file])
  expect((await put(`${again.url}/buckets/b`, {})).status).toBe(200)
})

test('a second signal ends it at once', async () => {
  const { url, port, kill, ended } = await runServer([])
  await beginWrite(port)
  kill('SIGTERM')
  await expectRefused(url)
  const again = setInterval(() => kill('SIGTERM'), 50)
  expect(await ended).toBe(0)
  clearInterval(again)
})

test('two programs never use one file', async () => {
  const file = join(folder, 'one.db')
  const first = await runServer(['--data', file])
  await expect(runServer(['--data', file])).rejects.toMatchObject({
    code: 1,
    message: `${file} is in use by another server or program: stop that one, or name another file.\n`,
  })
  expect((await put(`${first.url}/buckets/b`, {})).status).toBe(201)
})

test.each([
  [['--prot', '1'], "Unknown option '--prot'. Use: npm run server -- "],
  [['--data', join(folder, 'text')], 'text was made by another program. It was left as it is: name another file.\n'],
])('%j is refused in one line', async (args, why) => {
  writeFileSync(join(folder, 'text'), 'Dear diary')
  const refusal: unknown = await runServer(args).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 1, message: expect.stringContaining(why) })
  expect(String(refusal).trim().split('\n')).toHaveLength(1)
})

// The system refuses to let a file grow beyond the limit, as it does when the disk is full.
test.skipIf(process.platform === 'win32')('a disk that is full is a 503, and nothing is half there', async () => {
  const file = join(folder, 'full.db')
  const { url, kill, ended } = await runServer(['--data', file], 'ulimit -f 1024')
  await put(`${url}/buckets/b`, { a: 1 })
  const big = (n: number) => put(`${url}/buckets/big${n}`, { text: 'x'.repeat(20_000) })
  const kept: string[] = []
  let last = await big(0)
  for (let n = 1; last.status === 201 && n < 50; n++) {
    kept.push(`big${n - 1}`)
    last = await big(n)
  }
  expect([last.status, last.headers.get('retry-after')]).toEqual([503, '3'])
  expect(await last.json()).toMatchObject({ errno: 201, message: expect.stringContaining('Nothing of this was saved') })
  const list = async (at: string) => {
    const response = await fetch(`${at}/buckets`, { headers: { Authorization: basic('ann') } })
    const { data }: { data: { id: string }[] } = await response.json()
    return data.map(({ id }) => id).toSorted()
  }
  expect(kept.length).toBeGreaterThan(2)
  expect(await list(url)).toEqual(['b', ...kept].toSorted())
  kill('SIGKILL')
  await ended
  const again = await runServer(['--data', file])
  expect(await list(again.url)).toEqual(['b', ...kept].toSorted())
  expect((await put(`${again.url}/buckets/after`, {})).status).toBe(201)
})
