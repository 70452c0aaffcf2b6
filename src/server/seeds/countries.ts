import type { JsonObject } from '~/protocol/json'
import { countrySchema, countryUiSchema } from './countrySchema'
import type { SeedObject } from './seed'

const LIST = '/buckets/world/collections/countries'

/** 250 deeply nested records about the countries of the world; their licence is named in countries.NOTICE.txt. */
export const countryObjects = (countries: readonly JsonObject[]): SeedObject[] => [
  {
    uri: '/buckets/world',
    data: { title: 'The world', description: 'Open data to explore, search and change as you like.' },
    permissions: { read: ['system.Everyone'] },
  },
  {
    uri: LIST,
    data: {
      title: 'Countries',
      schema: countrySchema,
      uiSchema: countryUiSchema,
      displayFields: ['name.common', 'flag', 'capital', 'region', 'area'],
      sort: 'name.common',
      attribution: {
        source: 'mledoze/countries 5.1.0, npm package world-countries, by Mohammed Le Doze and contributors',
        url: 'https://github.com/mledoze/countries',
        license: 'ODbL-1.0',
        licenseUrl: 'https://opendatacommons.org/licenses/odbl/1.0/',
        notice:
          'Contains information from mledoze/countries, which is made available under the ODbL. ' +
          'A database made from it must be offered under the ODbL as well.',
      },
    },
  },
  ...countries.map(data => ({ uri: `${LIST}/records/${String(data.cca3).toLowerCase()}`, data })),
]
