// The server itself, on the project's node: scripts/server.mjs starts it.
import './sources.mjs'

const { main } = await import('../../src/server/node/main')
await main(process.argv.slice(2))
