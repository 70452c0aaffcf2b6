import type { KintoObject } from '~/protocol/objects'
import { NOTHING_STAGED, type Stage } from './stagedCells'
import { joinStaged } from './stagedOutcome'
import { StagedStoreError, type StagedStore, type StagedTrouble } from './stagedKeeping'

export type StagedState = {
  stage: Stage
  /** As the last save wrote them: lists that were loaded before show them older. */
  saved: ReadonlyMap<string, KintoObject>
  /** Why the cells are not kept on this device, if they are not. */
  trouble: StagedTrouble | undefined
}

type Deps = {
  /** Names the collection, its server and who works there. */
  place: string
  /** Called again after it failed, or after `lost`. */
  open: () => Promise<StagedStore>
  /** Tells the other tabs which records have changed in the store. */
  post: (rids: readonly string[]) => void
  onError: (error: unknown) => void
}

/** The staged cells of one collection: in memory at once, and in the store as soon as it takes them. */
export class StagedEdits {
  readonly #deps: Deps
  #state: StagedState = { stage: NOTHING_STAGED, saved: new Map(), trouble: undefined }
  #store: Promise<StagedStore> | undefined
  /** Not in the store yet. */
  #unsaved = new Set<string>()
  #work: Promise<void>
  #listeners = new Set<() => void>()

  constructor(deps: Deps) {
    this.#deps = deps
    this.#work = this.#run(async store => this.#take(await store.read(deps.place)))
  }

  get place() {
    return this.#deps.place
  }

  /** The same object until something changes. */
  get = () => this.#state
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  update(change: (stage: Stage) => Stage) {
    const { stage } = this.#state
    const next = change(stage)
    if (next === stage) return
    for (const rid of new Set([...stage.keys(), ...next.keys()]))
      if (stage.get(rid) !== next.get(rid)) this.#unsaved.add(rid)
    this.#set({ ...this.#state, stage: next })
    this.#work = this.#work.then(() => this.#save())
  }

  /** After a save: what it wrote is shown from now on, and leaves the stage by `change`. */
  settle(change: (stage: Stage) => Stage, saved: readonly KintoObject[]) {
    this.#set({ ...this.#state, saved: new Map(saved.map(record => [record.id, record])) })
    this.update(change)
  }

  /** Another tab has changed these. What was typed here and is not kept yet stays. */
  reread(rids: readonly string[]) {
    this.#work = this.#work.then(() =>
      this.#run(async store => {
        const kept = new Map((await store.read(this.#deps.place)).map(record => [record.rid, record]))
        const stage = new Map(this.#state.stage)
        for (const rid of rids.filter(one => !this.#unsaved.has(one))) {
          const record = kept.get(rid)
          if (record) stage.set(rid, record)
          else stage.delete(rid)
        }
        this.#set({ ...this.#state, stage })
      }),
    )
  }

  /** The store was taken away: the next change asks for it again. */
  lost = () => void (this.#store = undefined)

  /** Resolves when all that can be kept is kept. */
  settled = () => this.#work

  #take(kept: Awaited<ReturnType<StagedStore['read']>>) {
    const { stage } = this.#state
    const next = new Map(kept.map(record => [record.rid, record]))
    for (const record of stage.values()) {
      const older = next.get(record.rid)
      next.set(record.rid, older ? joinStaged(older, record) : record)
    }
    if (next.size > 0) this.#set({ ...this.#state, stage: next })
  }

  async #save() {
    if (this.#unsaved.size === 0) return
    const rids = [...this.#unsaved]
    await this.#run(async store => {
      const { stage } = this.#state
      const records = rids.flatMap(rid => stage.get(rid) ?? [])
      await store.write(
        this.#deps.place,
        records,
        rids.filter(rid => !stage.has(rid)),
      )
      // What was typed while this was written is another object by now.
      for (const rid of rids) if (this.#state.stage.get(rid) === stage.get(rid)) this.#unsaved.delete(rid)
      this.#deps.post(rids)
    })
  }

  async #run(work: (store: StagedStore) => Promise<void>) {
    let trouble: StagedTrouble | undefined
    try {
      this.#store ??= this.#deps.open()
      await work(await this.#store)
    } catch (error) {
      trouble = error instanceof StagedStoreError ? error.trouble : 'failed'
      if (!(error instanceof StagedStoreError)) this.#deps.onError(error)
      // A full one is open all the same.
      if (trouble !== 'full') this.#store = undefined
    }
    if (trouble !== this.#state.trouble) this.#set({ ...this.#state, trouble })
  }

  #set(state: StagedState) {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
