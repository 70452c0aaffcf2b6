import type { JsonObject } from '~/protocol/json'

/** The data of the package world-countries: a chunk of its own, which a browser loads once. */
export async function loadCountries(): Promise<JsonObject[]> {
  const { default: countries } = await import('world-countries/countries.json', { with: { type: 'json' } })
  // TypeScript reads the file as a union in which each country has the keys of all the others, as undefined.
  return countries as unknown as JsonObject[]
}
