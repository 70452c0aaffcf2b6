import { State } from './state'
import type { Storage } from './storage'

/** Keeps everything in memory, for as long as the program runs. */
export function createMemoryStorage(): Storage {
  const state = new State()
  return {
    read: async work => work(state),
    write: async work => {
      try {
        const result = work(state)
        state.keep()
        return result
      } catch (error) {
        state.undo()
        throw error
      }
    },
  }
}
