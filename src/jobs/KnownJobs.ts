import type { Job } from './Job'

/** Jobs as they were last heard of, for whoever shows them. */
export class KnownJobs {
  #byId = new Map<string, Job>()
  #snapshot: readonly Job[] = []
  #listeners = new Set<() => void>()

  /** Newest first; the same array until something changes. */
  get = () => this.#snapshot
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  learn(job: Job) {
    this.#byId.set(job.id, job)
    this.#tell()
  }

  forget(ids: readonly string[]) {
    for (const id of ids) this.#byId.delete(id)
    this.#tell()
  }

  clear() {
    this.#byId.clear()
    this.#tell()
  }

  #tell() {
    this.#snapshot = [...this.#byId.values()].toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
    for (const listener of this.#listeners) listener()
  }
}
