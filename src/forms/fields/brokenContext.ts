import { createContext } from 'react'

/** A field whose text cannot be read, so that the value behind it is older than what is seen. */
export type Broken = { path: (string | number)[]; message: string }

export const BrokenContext = createContext<{ report: (id: string, broken: Broken | undefined) => void }>({
  report: () => undefined,
})
