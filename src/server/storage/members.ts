import type { Entry } from './storage'

const GROUP = /^\/buckets\/[^/]+\/groups\/[^/]+$/

/** Which live groups name a principal. */
export class Members {
  #groups = new Map<string, Set<string>>()

  add(entry: Entry): void {
    for (const principal of membersOf(entry)) {
      const groups = this.#groups.get(principal)
      if (groups) groups.add(entry.uri)
      else this.#groups.set(principal, new Set([entry.uri]))
    }
  }

  remove(entry: Entry): void {
    for (const principal of membersOf(entry)) {
      const groups = this.#groups.get(principal)
      groups?.delete(entry.uri)
      if (groups?.size === 0) this.#groups.delete(principal)
    }
  }

  groupsOf(principal: string): string[] {
    return [...(this.#groups.get(principal) ?? [])]
  }
}

function membersOf(entry: Entry): string[] {
  const { members } = entry.data
  if (entry.isTombstone || !Array.isArray(members) || !GROUP.test(entry.uri)) return []
  return members.filter(member => typeof member === 'string')
}
