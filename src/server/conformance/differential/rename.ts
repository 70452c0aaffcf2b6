/** Timestamps of this run, as opposed to those that a request has chosen. In milliseconds. */
const RECENT = 3_600_000

const isRecent = (time: number) => Number.isSafeInteger(time) && Math.abs(Date.now() - time) < RECENT

/** The list whose clock stamps what is found at a path: an object's own list. */
export function clockOf(path: string): string {
  const parts = path
    .replace(/^\/v1(?=\/)/, '')
    .replace(/[?#].*/, '')
    .split('/')
    .slice(1)
  if (parts[2] === 'snapshot')
    return ['', 'buckets', parts[1], 'collections', parts[4]?.replace(/@.*/, ''), 'records'].join('/')
  // Names of lists and ids take turns.
  return ['', ...(parts.length % 2 === 1 ? parts : parts.slice(0, -1))].join('/')
}

/**
 * Names one server's timestamps so that they can be compared with another's: by the order in which they turned up
 * and their place among those of the same clock, `t4@2`. Two clocks may show the same time by chance, so each list
 * has names of its own.
 */
export class TimeNames {
  readonly #names = new Map<string, Map<number, string>>()

  name(clock: string, time: number): string | undefined {
    if (!isRecent(time)) return undefined
    const known = this.#names.get(clock) ?? new Map<number, string>()
    this.#names.set(clock, known)
    const earlier = [...known.keys()].filter(other => other < time).length
    const name = known.get(time) ?? `t${known.size}@${earlier}`
    known.set(time, name)
    return name
  }

  /** Names the timestamps that stand in a text. */
  inText(clock: string, text: string): string {
    return text.replaceAll(/(?<=%22|\b)\d{13}(?!\d)/g, digits => this.name(clock, Number(digits)) ?? digits)
  }
}

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g

/** Names the ids that a server has made, by the order in which they turned up. */
export class IdNames {
  readonly #names = new Map<string, string>()

  /** `keep` are the UUIDs that both servers make alike. */
  constructor(private readonly keep: ReadonlySet<string>) {}

  inText(text: string): string {
    return text.replaceAll(UUID, id => {
      if (this.keep.has(id)) return id
      const name = this.#names.get(id) ?? `id${this.#names.size}`
      this.#names.set(id, name)
      return name
    })
  }
}
