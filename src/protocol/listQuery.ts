/**
 * A question to a list. https://docs.kinto-storage.org/en/stable/api/1.x/filtering.html
 * `filters` are raw Kinto parameters (`['like_name', 'par']`): their values are read as JSON by the server.
 */
export type ListQuery = {
  filters?: [name: string, value: string][]
  /** e.g. `['-pop', 'name']` */
  sort?: string[]
  fields?: string[]
  limit?: number
  since?: number
  before?: number
  /** Where to go on; see `tokenAfter`. */
  token?: string
}
