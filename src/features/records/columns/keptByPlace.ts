import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'

/** Collections that are remembered; the one that was left alone longest is forgotten. */
const MOST = 200

/**
 * One value for each place (a collection of a server), kept in the browser. What is stored is checked by `read`. A
 * browser that keeps nothing still remembers until the page is closed.
 */
export class KeptByPlace<Value> {
  #listeners = new Set<() => void>()
  #known = new Map<string, { value: Value }>()
  /** What storage did not take. */
  #unkept = new Map<string, Json | undefined>()

  constructor(
    private readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>,
    private readonly key: string,
    private readonly read: (stored: unknown) => Value,
  ) {}

  /** The same object until it changes. */
  get(place: string): Value {
    const known = this.#known.get(place)
    if (known) return known.value
    const value = this.read(this.raw(place))
    this.#known.set(place, { value })
    return value
  }

  /** As stored, unchecked. */
  raw(place: string): Json | undefined {
    return this.#unkept.has(place) ? this.#unkept.get(place) : ownOf(this.#readAll(), place)
  }

  /** `undefined` forgets the place. */
  set(place: string, value: Json | undefined) {
    const others = Object.entries(this.#readAll()).filter(([name]) => name !== place)
    const own: [string, Json][] = value === undefined ? [] : [[place, value]]
    const all: JsonObject = Object.fromEntries([...others, ...own].slice(-MOST))
    try {
      this.storage().setItem(this.key, JSON.stringify(all))
      this.#unkept.delete(place)
    } catch {
      this.#unkept.set(place, value) // Blocked or full.
    }
    this.#known.set(place, { value: this.read(value) })
    this.#tell()
  }

  /** Another tab wrote. */
  forget = (event: { key: string | null }) => {
    if (event.key !== null && event.key !== this.key) return
    this.#known.clear()
    this.#tell()
  }

  subscribe = (listener: () => void) => {
    if (this.#listeners.size === 0) globalThis.addEventListener?.('storage', this.forget)
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) globalThis.removeEventListener?.('storage', this.forget)
    }
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }

  #readAll(): JsonObject {
    try {
      const all: unknown = JSON.parse(this.storage().getItem(this.key) ?? '{}')
      return isJsonObject(all) ? all : {}
    } catch {
      return {} // Blocked or spoilt.
    }
  }
}

const ownOf = (all: JsonObject, place: string): Json | undefined => (Object.hasOwn(all, place) ? all[place] : undefined)
