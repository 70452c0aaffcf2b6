// npm start [-- --server URL] [--port N]: installs what is missing, builds what has changed, serves Studio to this machine.
import { parseArgs } from 'node:util'
import { build, dist } from './build.mjs'
import { main, Problem } from './problem.mjs'
import { endOnSignals } from './run.mjs'
import { serve } from './serve.mjs'
import { setup } from './setup.mjs'

const USAGE = 'npm start -- [--server http://localhost:8888/v1] [--port 5173]'

function readOptions() {
  try {
    return parseArgs({ options: { server: { type: 'string' }, port: { type: 'string', default: '5173' } } }).values
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message.split('. ')[0] : error}. Use: ${USAGE}`)
  }
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port > 0 && port < 65536) return port
  throw new Problem(`"${text}" is no port: give a number from 1 to 65535, such as "npm start -- --port 5174".`)
}

/** @param {string} text */
function readServer(text) {
  const example = 'such as "npm start -- --server http://localhost:8888/v1"'
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Problem(`"${text}" is no server address: give one that begins with http:// or https://, ${example}.`)
  if (new URL(text).username || new URL(text).password)
    throw new Problem(`Leave user name and password out of the server address and sign in in the browser, ${example}.`)
  return new URL(text).href.replace(/\/$/, '')
}

/**
 * Whether the port is free, asked before minutes of installing.
 * @param {number} port
 */
const checkPort = async port => (await serve({ dist, port })).stop()

await main(async () => {
  const options = readOptions()
  const port = readPort(options.port)
  const server = options.server === undefined ? undefined : readServer(options.server)
  await checkPort(port)
  /** @type {{ stop?: () => Promise<void> }} */
  const served = {}
  endOnSignals(async () => {
    await served.stop?.()
    return served.stop ? 0 : 130
  })
  await setup()
  await build({ onlyIfChanged: true })
  const { url, stop } = await serve({ dist, port, server })
  served.stop = stop
  console.log(`\nKinto Studio is here: ${url}\n`)
  console.log(
    server
      ? `It opens connected to ${server}. Sign in there, or choose another server.`
      : 'Open it, then choose "Explore with the built-in server" or connect to a Kinto server.',
  )
  console.log('Ctrl+C stops it.')
})
