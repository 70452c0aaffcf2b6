// Checks the build in dist/: its size, that it can stand below any path, and that it needs no `unsafe-eval`.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { dist } from './build.mjs'
import { main, Problem } from './problem.mjs'

const FIRST_PAGE_KB = 250
const CHUNK_KB = 150

/**
 * https://vite.dev/guide/backend-integration
 * @typedef {{ file: string, src?: string, imports?: string[], dynamicImports?: string[], css?: string[], isDynamicEntry?: boolean }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

/** @param {string} file */
const text = file => readFileSync(join(dist, file), 'utf8')

/** @param {string} file */
const gzipKb = file => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024

const builtFiles = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file =>
  statSync(join(dist, file)).isFile(),
)

/**
 * The files that the first page loads: the entry and what it imports. The sign-in page is part of the entry.
 * @param {Manifest} manifest
 */
function firstPage(manifest) {
  if (!manifest['index.html']) throw new Problem('The manifest of the build has no index.html.')
  /** @type {Set<string>} */
  const seen = new Set()
  const files = new Set(['index.html'])
  /** @param {string} key */
  const add = key => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    chunk.imports?.forEach(add)
  }
  add('index.html')
  return [...files]
}

/** @returns {string[]} what is wrong with the sizes */
function checkSizes() {
  /** @type {Manifest} */
  const manifest = JSON.parse(text('.vite/manifest.json'))
  const first = firstPage(manifest)
  const total = first.reduce((sum, file) => sum + gzipKb(file), 0)
  const others = builtFiles.filter(file => /\.(m?js|css)$/.test(file) && !first.includes(file))
  console.log(`First page: ${total.toFixed(1)} KB of ${FIRST_PAGE_KB}, gzip`)
  for (const file of first) console.log(`  ${gzipKb(file).toFixed(1).padStart(6)} ${file}`)
  console.log(`Other chunks, at most ${CHUNK_KB} KB each`)
  for (const file of others) console.log(`  ${gzipKb(file).toFixed(1).padStart(6)} ${file}`)
  return [
    ...(total > FIRST_PAGE_KB ? [`The first page loads ${total.toFixed(1)} KB, more than ${FIRST_PAGE_KB} KB.`] : []),
    ...others
      .filter(file => gzipKb(file) > CHUNK_KB)
      .map(file => `${file} has ${gzipKb(file).toFixed(1)} KB, more than ${CHUNK_KB} KB.`),
  ]
}

/** @returns {string[]} */
function checkContents() {
  const scripts = builtFiles.filter(file => /\.m?js$/.test(file))
  const sheets = builtFiles.filter(file => file.endsWith('.css'))
  const links = [...text('index.html').matchAll(/\b(?:src|href)\s*=\s*["']?([^"'\s>]+)/g)].map(([, link = '']) => link)
  return [
    ...scripts
      .filter(file => /\bnew Function\s*\(|(?<![\w$])eval\s*\(/.test(text(file)))
      .map(file => `${file} makes code from text, which a page without unsafe-eval refuses.`),
    ...scripts
      .filter(file => /["'`]\/assets\//.test(text(file)))
      .map(file => `${file} names assets by an absolute path.`),
    ...sheets
      .filter(file => /url\(\s*["']?(\/|https?:)/.test(text(file)))
      .map(file => `${file} loads by an absolute path.`),
    ...links
      .filter(link => !/^(\.\/|#|data:)/.test(link))
      .map(link => `index.html names ${link}, which is not relative.`),
    ...(builtFiles.includes('VERSION') && /^\d+\.\d+\.\d+/.test(text('VERSION'))
      ? []
      : ['dist/VERSION names no version.']),
  ]
}

await main(async () => {
  const problems = [...checkSizes(), ...checkContents()]
  if (problems.length > 0) throw new Problem(problems.join('\n'))
  console.log('The build is as it should be.')
})
