import { KintoError } from '~/protocol/KintoError'
import type { ListSearch } from '~/url/listSearch'

/** Which parameter of the address the server refused, in its own words; undefined when it named none of them. */
export function refusedParameter(error: unknown, search: ListSearch): { name: string; message: string } | undefined {
  if (!(error instanceof KintoError) || error.status !== 400) return undefined
  for (const { name, description } of error.details)
    if (Object.hasOwn(search, name)) return { name, message: description || error.message }
  // Some details name nothing, but the sentence begins with it: `_since in querystring: …`.
  const name = Object.keys(search).find(one => error.message.startsWith(`${one} in `))
  return name === undefined ? undefined : { name, message: error.message }
}
