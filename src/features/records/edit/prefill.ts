import type { JsonObject } from '~/protocol/json'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What a new record begins with; it lives in the browser's history entry, so it outlives a reload. */
    prefill?: JsonObject
  }
}

/** The state of a history entry whose page creates a copy. */
export const withPrefill = (data: JsonObject) => ({ prefill: data })
