// npm run build: makes dist/ for any static server, or for Kinto's admin plugin.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lastLines, main, Problem } from './problem.mjs'
import { root, run, endOnSignals } from './run.mjs'

export const dist = join(root, 'dist')
const stamp = join(root, 'node_modules', '.kinto-studio', 'built.json')

const INPUTS = [
  'src',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'lingui.config.ts',
  'tsconfig.json',
  'scripts/versionPlugin.mjs',
]

/**
 * @param {string} path inside the project
 * @returns {string[]}
 */
function filesBelow(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .toSorted()
    .flatMap(name => filesBelow(`${path}/${name}`))
}

/** A hash of all that the build is made from. By content: a checkout of another branch and back costs no build. */
function sources() {
  const hash = createHash('sha256')
  for (const path of INPUTS.flatMap(filesBelow)) {
    if (/\.spec\.\w+$/.test(path)) continue
    hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

/** What shows that dist is still the build that the stamp speaks of. */
const written = () => {
  const page = statSync(join(dist, 'index.html'), { throwIfNoEntry: false })
  return page && existsSync(join(dist, 'VERSION')) ? page.mtimeMs : undefined
}

/** @param {string} hash */
function isBuilt(hash) {
  if (!existsSync(stamp) || written() === undefined) return false
  const built = JSON.parse(readFileSync(stamp, 'utf8'))
  return built.sources === hash && built.written === written()
}

/**
 * Builds dist/.
 * @param {{ onlyIfChanged?: boolean }} [options]
 * @returns {Promise<string>} what Vite printed
 */
export async function build({ onlyIfChanged = false } = {}) {
  const hash = sources()
  if (onlyIfChanged && isBuilt(hash)) return ''
  console.log('Building Kinto Studio …')
  const { ok, output, ending } = await run('vite', ['build'], { progress: 'vite build' })
  if (!ok) throw new Problem(`The build ${ending}:\n${lastLines(output, 60)}`)
  mkdirSync(join(stamp, '..'), { recursive: true })
  writeFileSync(stamp, JSON.stringify({ sources: hash, written: written() }))
  return output
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  endOnSignals()
  await main(async () => console.log(await build()))
}
