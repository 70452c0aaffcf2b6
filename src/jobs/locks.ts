import { abortable } from '~/lib/abortable'

/** What jobs need of `navigator.locks`. `work` gets null where a lock that should be free is not. */
export type Locks = {
  /** False: other pages do not know of them. */
  isShared?: boolean
  request<T>(
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    work: (lock: object | null) => Promise<T>,
  ): Promise<T>
}

/** Works with the lock once it is ours; `onWait` is told when somebody else has it. Errors: the signal's reason. */
export async function withLock(
  locks: Locks,
  name: string,
  { signal, onWait }: { signal: AbortSignal; onWait: () => void },
  work: () => Promise<void>,
): Promise<void> {
  signal.throwIfAborted()
  const wasFree = await locks.request(name, { ifAvailable: true }, async lock => {
    if (lock) await work()
    return lock !== null
  })
  if (wasFree) return
  onWait()
  await locks.request(name, { signal }, work)
}

/** Within one page only: for origins without TLS, where browsers have no locks, and for specs that play many pages. */
export function createLocks({ isShared = false } = {}): Locks {
  /** Who waits, by the name of a lock that somebody holds. */
  const queues = new Map<string, (() => void)[]>()

  async function take(name: string, signal: AbortSignal | undefined): Promise<void> {
    const queue = queues.get(name)
    if (!queue) return void queues.set(name, [])
    let turn = () => undefined as void
    const mine = new Promise<void>(resolve => queue.push((turn = resolve)))
    try {
      await abortable(mine, signal)
    } catch (error) {
      const place = queue.indexOf(turn)
      // It came in the very moment of giving up: then it is the next one's.
      if (place < 0) release(name)
      else queue.splice(place, 1)
      throw error
    }
  }

  function release(name: string) {
    const next = queues.get(name)?.shift()
    if (next) next()
    else queues.delete(name)
  }

  return {
    isShared,
    async request(name, { ifAvailable = false, signal }, work) {
      signal?.throwIfAborted()
      if (ifAvailable && queues.has(name)) return work(null)
      await take(name, signal)
      try {
        return await work({ name })
      } finally {
        release(name)
      }
    },
  }
}
