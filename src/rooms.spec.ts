import { expect, test } from 'vitest'

/** Each room, and what it may import of the others: style.md 2.2. Features never import one another. */
const mayImport: Record<string, readonly string[]> = {
  lib: [],
  protocol: ['lib'],
  server: ['protocol', 'lib'],
  client: ['protocol', 'lib'],
  sync: ['client', 'protocol', 'lib'],
  jobs: ['client', 'protocol', 'lib'],
  url: ['protocol', 'lib'],
  ui: ['lib'],
  forms: ['ui', 'lib'],
  data: ['sync', 'jobs', 'client', 'protocol', 'lib'],
  components: ['data', 'forms', 'ui', 'url', 'protocol', 'lib'],
  features: ['components', 'data', 'forms', 'ui', 'url', 'protocol', 'lib'],
  app: ['features', 'components', 'data', 'ui', 'url', 'protocol', 'lib', 'locales'],
  // The server only by import(): who never explores the embedded server never loads it.
  main: ['app', 'data', 'sync', 'protocol', 'lib', 'import server'],
  locales: [],
}

/** The npm packages of the rooms that run anywhere. A room that is not named here may use any, but for `neverPackages`. */
const mayUse: Record<string, readonly string[]> = {
  lib: [],
  protocol: [],
  server: ['idb', '@noble/hashes'],
  client: [],
  sync: [],
  jobs: ['idb'],
  url: [],
}
const neverPackages: Record<string, RegExp> = {
  ui: /^@tanstack\/react-query/,
  forms: /^@tanstack\/react-(query|router)/,
  data: /^(@tanstack\/react-router|@mantine\/)/,
  components: /^(idb|msw)/,
  features: /^(idb|msw)/,
}

/** What serves the engine over HTTP, and the only part of `server` that is bound to Node. */
const RUNS_ON_NODE = /^server\/(node\/|storage\/sqlite)/

interface Import {
  from: string
  /** By `import()`, or as a worker's address: a chunk of its own. */
  lazy: boolean
}

const isTest = (path: string) => /\.(spec|conformance)\.tsx?$|Suite\.ts$|^server\/conformance\/|^testing\//.test(path)

/** The imports of a source, of types as well: a type ties two rooms together just the same. */
function importsOf(source: string): Import[] {
  const found = (pattern: RegExp, lazy: boolean) =>
    [...source.matchAll(pattern)].flatMap(([, from]) => (from ? [{ from: from.replace(/\?.*$/, ''), lazy }] : []))
  return [
    ...found(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm, false),
    ...found(/^\s*import\s*['"]([^'"]+)['"]/gm, false),
    ...found(/\bimport\(\s*['"]([^'"]+)['"]/g, true),
    ...found(/\bnew URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g, true),
  ]
}

/** A room, and in `features` the feature, which is a room of its own: `records` of `features/records/RecordsPage`. */
function placeOf(path: string) {
  const [room = '', inner = ''] = path.split('/')
  return { room: path.includes('/') ? room : path.replace(/\.\w+$/, ''), feature: room === 'features' ? inner : '' }
}

/** The path inside src that an import names, or undefined for a package. Outside src it begins with `../`. */
function resolve(path: string, from: string) {
  if (from.startsWith('~/')) return from.slice(2)
  if (!from.startsWith('.')) return undefined
  const steps = path.split('/').slice(0, -1)
  for (const step of from.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function breachOf(path: string, { from, lazy }: Import): string | undefined {
  const here = placeOf(path)
  const target = resolve(path, from)
  if (target === undefined) return breachOfPackage(path, here.room, from)
  if (target.startsWith('../')) return 'leaves src'
  const there = placeOf(target)
  const sameRoom = here.room === there.room && here.feature === there.feature
  if (there.room === 'testing') return 'only specs import testing'
  if (target.startsWith('server/conformance/')) return 'only specs import the conformance suite'
  if (target.startsWith('server/seeds/') && !/^server\/(seeds\/|node\/|\w*[wW]orker\w*\.ts$)/.test(path))
    return "only specs, the worker and server/node import the engine's worlds"
  if (RUNS_ON_NODE.test(target) && !RUNS_ON_NODE.test(path)) return 'only server/node is bound to Node'
  if (sameRoom) return from.startsWith('~/') ? 'inside a room import relatively' : undefined
  if (!from.startsWith('~/')) return 'across rooms import as ~/room/file'
  if (here.room === 'features' && there.room === 'features') return 'a feature never imports another'
  const allowed = mayImport[here.room] ?? []
  if (allowed.includes(there.room) || (lazy && allowed.includes(`import ${there.room}`))) return undefined
  return `${here.room} may not import ${there.room}`
}

function breachOfPackage(path: string, room: string, from: string) {
  if (from === 'world-countries' || from.startsWith('world-countries/'))
    return path.startsWith('server/seeds/') ? undefined : "only the engine's worlds use world-countries"
  if (RUNS_ON_NODE.test(path) && /^(node:|srvx(\/|$))/.test(from)) return undefined
  const allowed = mayUse[room]
  const isAllowed = allowed?.some(name => from === name || from.startsWith(`${name}/`)) ?? true
  return isAllowed && !neverPackages[room]?.test(from) ? undefined : `${room} may not use the package ${from}`
}

/** What a source does against the law. Tests join what they like: they run the parts together, scripts included. */
function breaches(path: string, source: string): string[] {
  const { room } = placeOf(path)
  const found = importsOf(source).flatMap(each => {
    const breach = isTest(path) ? undefined : breachOf(path, each)
    return breach ? [`${path}: imports ${each.from}: ${breach}`] : []
  })
  if (/(^|\/)index\.tsx?$/.test(path)) found.push(`${path}: is a barrel: import the file itself`)
  if (!isTest(path) && !(room in mayImport)) found.push(`${path}: stands in no room that the law knows`)
  if (room === 'lib' && !isTest(path) && /kinto/i.test(source)) found.push(`${path}: lib does not know Kinto`)
  return found
}

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })

test('every source keeps the law of the rooms', () => {
  const all = Object.entries(sources).map(([path, source]) => [path.slice(2), source] as const)
  expect(all.length).toBeGreaterThan(1)
  expect(all.flatMap(([path, source]) => breaches(path, source))).toEqual([])
})

test.each([
  ['lib/a.ts', "import { b } from '~/protocol/ref'", 'lib may not import protocol'],
  ['lib/a.ts', "import { useState } from 'react'", 'lib may not use the package react'],
  ['lib/a.ts', "export { b } from '../protocol/ref'", 'across rooms import as ~/room/file'],
  ['client/a.ts', "import type {\n  B,\n} from '~/server/b'", 'client may not import server'],
  ['client/a.ts', "import { b } from '~/client/b'", 'inside a room import relatively'],
  ['server/a.ts', "import { http } from 'msw'", 'server may not use the package msw'],
  ['server/createServer.ts', "import { b } from './seeds/countries'", 'only specs, the worker'],
  ['server/createServer.ts', "import { b } from 'node:fs'", 'server may not use the package node:fs'],
  ['server/createServer.ts', "import { b } from './node/listen'", 'only server/node is bound to Node'],
  ['server/worker.ts', "import { b } from './conformance/cases'", 'only specs import the conformance suite'],
  ['server/storage/a.ts', "import c from 'world-countries'", "only the engine's worlds use world-countries"],
  ['features/records/A.tsx', "import { b } from '~/features/buckets/B'", 'a feature never imports another'],
  ['features/records/A.tsx', "import { b } from '~/client/b'", 'features may not import client'],
  ['ui/A.tsx', "import '~/app/styles.css'", 'ui may not import app'],
  ['data/a.ts', "import { Link } from '@tanstack/react-router'", 'data may not use the package'],
  ['app/a.tsx', "const b = () => import('~/server/startWorker')", 'app may not import server'],
  ['app/a.tsx', "new Worker(new URL('../server/worker.ts', import.meta.url))", 'across rooms import as ~/room/file'],
  ['main.tsx', "import { b } from '~/server/createServer'", 'main may not import server'],
  ['main.tsx', "import { b } from '~/features/records/A'", 'main may not import features'],
  ['data/a.ts', "import { b } from '~/testing/b'", 'only specs import testing'],
  ['app/a.ts', "import { b } from '../../e2e/support/servers'", 'leaves src'],
  ['helpers/a.ts', '', 'stands in no room'],
  ['ui/index.ts', '', 'is a barrel'],
])('%s with %j breaks the law', (path, source, why) => {
  expect(breaches(path, source)).toEqual([expect.stringContaining(why)])
})

test.each([
  ['main.tsx', "const b = await import('~/server/startWorker')"],
  ['server/worker.ts', "import { countries } from './seeds/countries'\nimport { openDB } from 'idb'"],
  ['server/node/listen.ts', "import { createServer } from 'node:http'\nimport { serve } from 'srvx'"],
  ['server/seeds/countries.ts', "import countries from 'world-countries/countries.json'"],
  ['server/resources/a.ts', "import { b } from '../storage/b'\nimport { sha256 } from '@noble/hashes/sha2.js'"],
  ['features/records/cells/A.tsx', "import { b } from '../RecordsPage'\nimport { Table } from '~/ui/Table'"],
  ['data/a.spec.ts', "import { renderStudio } from '~/testing/renderStudio'"],
  ['server/conformance/kinto.conformance.ts', "import { startKinto } from '../../../scripts/kinto/startKinto.mjs'"],
])('%s with %j keeps the law', (path, source) => {
  expect(breaches(path, source)).toEqual([])
})
