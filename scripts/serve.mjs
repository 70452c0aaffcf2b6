import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Problem } from './problem.mjs'

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const TEXT = 'text/plain; charset=utf-8'

/** @param {string} text */
const escapeHtml = text =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * @param {string} page
 * @param {string} server
 */
const withServer = (page, server) =>
  page.replace(/<head[^>]*>/i, head => `${head}<meta name="kinto-server" content="${escapeHtml(server)}">`)

/** @typedef {{ status: number, type: string, body: Buffer | string, cache?: string }} Answer */

/**
 * @param {string} dist
 * @param {string} address the path that was asked for
 * @param {string | undefined} server
 * @returns {Promise<Answer>}
 */
async function answer(dist, address, server) {
  /** @type {string} */
  let path
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname)
  } catch {
    return { status: 400, type: TEXT, body: 'Not an address' }
  }
  const name = path === '/' ? 'index.html' : path.slice(1)
  const file = normalize(join(dist, name))
  if (name.includes('\0') || !file.startsWith(dist + sep)) return { status: 404, type: TEXT, body: 'Not found' }
  try {
    const content = await readFile(file)
    // Vite puts a hash of its content into the name of each file in assets/.
    const cache = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    const body = name === 'index.html' && server ? withServer(content.toString(), server) : content
    return { status: 200, type: TYPES[extname(file)] ?? 'application/octet-stream', body, cache }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR')
      return { status: 404, type: TEXT, body: 'Not found' }
    throw error
  }
}

/**
 * @param {import('node:http').Server} http
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number | undefined>} the port, or undefined where the machine lacks that kind of address
 */
function listen(http, host, port) {
  return new Promise((resolve, reject) => {
    http.once('error', error => {
      const code = 'code' in error ? error.code : ''
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve(undefined)
      else if (code === 'EADDRINUSE')
        reject(new Problem(`Port ${port} is in use by another program: try "npm start -- --port ${port + 1}".`))
      else if (code === 'EACCES')
        reject(new Problem(`Port ${port} is reserved on this machine: try "npm start -- --port 5174".`))
      else reject(error)
    })
    http.listen(port, host, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : undefined)
    })
  })
}

/**
 * Serves a build to this machine alone, on both kinds of local address: a browser may try either for "localhost".
 * @param {{ dist: string, port?: number, server?: string }} options port 0: any free one; server: the Kinto to open with
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function serve({ dist, port = 0, server }) {
  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  const handle = async (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const { status, type, body, cache } = isRead
      ? await answer(dist, request.url ?? '/', server)
      : { status: 405, type: TEXT, body: 'Only GET and HEAD', cache: undefined }
    response.writeHead(status, {
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': cache ?? 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  /** @type {import('node:http').Server[]} */
  const open = []
  const stop = async () => {
    await Promise.all(
      open.map(http => {
        http.closeAllConnections()
        return new Promise(resolve => http.close(resolve))
      }),
    )
  }
  // The second address takes the port that the first was given.
  let shared = port
  try {
    for (const host of ['127.0.0.1', '::1']) {
      const http = createServer((request, response) => {
        handle(request, response).catch((/** @type {unknown} */ error) => {
          console.error(error)
          response.destroy()
        })
      })
      const taken = await listen(http, host, shared)
      if (taken === undefined) continue
      open.push(http)
      shared = taken
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `http://localhost:${shared}`, stop }
}
