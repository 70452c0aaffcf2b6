import type { Json } from '~/protocol/json'
import type { ListSearch } from './listSearch'
import { withParameter } from './recordsQuery'

/** Studio's own parameter, which no server is sent: the value of the first sort key that a list begins at. */
const AT = '_at'

/** Typed as the values of filters are: JSON where it reads as such, else text. Undefined: the list begins at its start. */
export function readAt(search: ListSearch): Json | undefined {
  const text = search[AT]
  if (text === undefined) return undefined
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return text // Not JSON: the text as it stands.
  }
}

/** Another order has another first key: drop the place together with the old order. */
export const writeAt = (search: ListSearch, at: Json | undefined): ListSearch =>
  withParameter(search, AT, at === undefined ? undefined : JSON.stringify(at))
