import { openDB, type DBSchema } from 'idb'
import type { StagedRecord } from './stagedCells'
import { StagedStoreError, type StagedStore, type StagedTrouble } from './stagedKeeping'

interface Schema extends DBSchema {
  records: { key: [place: string, rid: string]; value: StagedRecord }
}

/** A database of its own: jobs may need another version of theirs while somebody types. */
export const STAGED_DATABASE = 'kinto-studio-staged'
const VERSION = 1

/** `onLost`: the browser has taken the database away; a new one can be opened. Errors: StagedStoreError. */
export async function openStagedStore(name = STAGED_DATABASE, onLost = () => undefined as void): Promise<StagedStore> {
  if (typeof indexedDB === 'undefined') throw new StagedStoreError('unavailable')
  let giveUp: (error: StagedStoreError) => void = () => undefined
  const isBlocked = new Promise<never>((_, reject) => (giveUp = reject))
  const explained = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw explain(error)
    }
  }
  const db = await explained(async () => {
    const opening = openDB<Schema>(name, VERSION, {
      upgrade: made => void made.createObjectStore('records'),
      blocked: () => {
        giveUp(new StagedStoreError('other-version'))
        // The other tab may let go later: then nobody shall wait for this connection.
        void opening.then(
          late => late.close(),
          () => undefined,
        )
      },
      // Another tab wants to change it, e.g. to clear site data: nobody waits for this one.
      blocking: (_, __, event) => {
        // The event comes from the connection that stands in the way.
        ;(event.target as IDBDatabase).close()
        onLost()
      },
      terminated: onLost,
    })
    return Promise.race([opening, isBlocked])
  })
  return {
    read: place => explained(() => db.getAll('records', IDBKeyRange.bound([place], [place, []]))),
    write: (place, records, gone) =>
      explained(async () => {
        const tx = db.transaction('records', 'readwrite')
        const puts = records.map(record => tx.store.put(record, [place, record.rid]))
        const removals = gone.map(rid => tx.store.delete([place, rid]))
        await Promise.all([...puts, ...removals, tx.done])
      }),
    close: () => db.close(),
  }
}

const BY_NAME: Record<string, StagedTrouble> = {
  QuotaExceededError: 'full',
  VersionError: 'other-version',
  SecurityError: 'unavailable',
}

function explain(error: unknown): StagedStoreError {
  if (error instanceof StagedStoreError) return error
  return new StagedStoreError((error instanceof Error && BY_NAME[error.name]) || 'failed', error)
}
