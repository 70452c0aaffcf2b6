import type { Send } from '~/protocol/send'
import { countryObjects } from './countries'
import { loadCountries } from './loadCountries'
import { newsroomObjects } from './newsroom/newsroom'
import { plantObjects } from './plantObjects'
import type { Seed } from './seed'

export type SeedName = 'countries' | 'newsroom'

export const seeds: Record<SeedName, Seed> = {
  countries: async () => countryObjects(await loadCountries()),
  newsroom: () => Promise.resolve(newsroomObjects),
}

/** Makes a world on the server behind `send`; planting it again changes nothing. See plantObjects. */
export async function plantSeed(send: Send, name: SeedName, server?: string): Promise<void> {
  await plantObjects(send, await seeds[name](), server)
}
