import type { Endpoint } from './resources/endpoint'
import type { PathIds } from './resources/target'

/** The route table. `parts` is the path, cut at the slashes. */
export type Routes = readonly (Endpoint & { readonly parts: readonly string[] })[]

/** Finds the endpoint of a path without its version, and the ids in it. */
export function findEndpoint(routes: Routes, path: string): { endpoint: Endpoint; ids: PathIds } | undefined {
  const parts = path.split('/')
  for (const endpoint of routes) {
    if (endpoint.parts.length !== parts.length) continue
    const ids: Record<string, string> = {}
    const fits = endpoint.parts.every((expected, at) => {
      const part = parts[at] ?? ''
      if (!expected.startsWith('{')) return expected === part
      return addIds(ids, expected.slice(1, -1).split('}@{'), part)
    })
    if (fits) return { endpoint, ids }
  }
  return undefined
}

/** A part of a path holds one id, or two with the last `@` between them. */
function addIds(ids: Record<string, string>, [name = '', second]: readonly string[], part: string): boolean {
  const end = second === undefined ? part.length : part.lastIndexOf('@')
  ids[name] = part.slice(0, Math.max(end, 0))
  if (second !== undefined) ids[second] = part.slice(end + 1)
  return ids[name] !== '' && (second === undefined || ids[second] !== '')
}
