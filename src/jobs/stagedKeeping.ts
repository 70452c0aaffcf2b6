import type { StagedRecord } from './stagedCells'

/** Why staged cells are not kept: they live in this page only then. */
export type StagedTrouble = 'unavailable' | 'full' | 'other-version' | 'failed'

export class StagedStoreError extends Error {
  override name = 'StagedStoreError'
  readonly trouble: StagedTrouble

  constructor(trouble: StagedTrouble, cause?: unknown) {
    super(`Staged cells are not kept: ${trouble}.`, { cause })
    this.trouble = trouble
  }
}

/** Staged cells of all collections, servers and users of this browser. Errors: StagedStoreError. */
export type StagedStore = {
  read(place: string): Promise<StagedRecord[]>
  /** All or nothing; `gone` are ids. */
  write(place: string, records: readonly StagedRecord[], gone: readonly string[]): Promise<void>
  close(): void
}
