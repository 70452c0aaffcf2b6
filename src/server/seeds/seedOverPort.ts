import type { JsonObject } from '~/protocol/json'
import type { Send } from '~/protocol/send'
import { StorageError } from '../storage/storage'
import { countryObjects } from './countries'
import { newsroomObjects } from './newsroom/newsroom'
import type { Seed } from './seed'

/** The worker's side: both worlds, with the data that answerSeedData.ts gives. */
export const seedOverPort =
  (send: Send): Seed =>
  async () => {
    try {
      const response = await send(new Request('https://built-in.invalid/countries.json'))
      const countries: JsonObject[] = await response.json()
      return [...countryObjects(countries), ...newsroomObjects]
    } catch (cause) {
      throw new StorageError('The data to begin with could not be loaded. Check the connection, then try again.', {
        cause,
      })
    }
  }
