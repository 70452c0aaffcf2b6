/** The bodies of refusals, in Kinto's words. https://docs.kinto-storage.org/en/stable/api/1.x/errors.html */
const refusal = (code: number, errno: number, error: string, more: object) => ({ code, errno, error, ...more })

export const UNAUTHORIZED = refusal(401, 104, 'Unauthorized', {
  message: 'Please authenticate yourself to use this endpoint.',
})

export const FORBIDDEN = refusal(403, 121, 'Forbidden', { message: 'This user cannot access this resource.' })

export const UNKNOWN_PATH = refusal(404, 111, 'Not Found', {
  message: 'The resource you are looking for could not be found.',
})

export const METHOD_NOT_ALLOWED = refusal(405, 115, 'Method Not Allowed', {
  message: 'Method not allowed on this endpoint.',
})

/** The object itself is absent. */
export const absent = (resource_name: string, id: string) =>
  refusal(404, 110, 'Not Found', { details: { id, resource_name } })

/** Something above the object is absent, or its id is malformed. */
export const absentParent = (resource_name: string, id: string) =>
  refusal(404, 111, 'Not Found', { details: { id, resource_name } })

/** `existing` is missing for lists and absent objects. */
export const modified = (existing?: unknown) =>
  refusal(412, 114, 'Precondition Failed', {
    message: 'Resource was modified meanwhile',
    ...(existing !== undefined && { details: { existing } }),
  })

type Detail = readonly [location: string, name: unknown, description: unknown]

/** One refusal for all the details; the message comes from the first. */
export function invalid(...details: [Detail, ...Detail[]]) {
  const [location, name, description] = details[0]
  const inDescription = name === '' || (typeof description === 'string' && description.includes(String(name)))
  const message = inDescription
    ? description
    : name === null
      ? `${location}: ${String(description)}`
      : `${String(name)} in ${location}: ${String(description)}`
  return refusal(400, 107, 'Invalid parameters', {
    message,
    details: details.map(([at, of, what]) => ({ location: at, name: of, description: what })),
  })
}

export const INVALID_ID = invalid(['path', null, 'Invalid object id'])

export const unsupported = (header: 'Accept' | 'Content-Type', types: string) =>
  refusal(header === 'Accept' ? 406 : 415, 107, 'Invalid parameters', {
    message: `${header} header should be one of ${types}`,
    details: [{ location: 'header', name: header, description: `${header} header should be one of ${types}` }],
  })
