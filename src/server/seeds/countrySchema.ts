import type { JsonObject } from '~/protocol/json'

const text = (title: string, more: JsonObject = {}): JsonObject => ({ type: 'string', title, ...more })
const texts = (title: string, item: string, more: JsonObject = {}): JsonObject => ({
  type: 'array',
  title,
  items: text(item),
  ...more,
})
const choice = (title: string, values: string[]): JsonObject => text(title, { enum: values })

/** An object whose keys are codes, for instance of languages. */
const byCode = (title: string, value: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  title,
  additionalProperties: value,
  ...more,
})

const nameIn = (title: string): JsonObject => ({
  type: 'object',
  title,
  properties: { common: text('Common name'), official: text('Official name') },
})

const REGIONS = ['Africa', 'Americas', 'Antarctic', 'Asia', 'Europe', 'Oceania']

const UN_GROUPS = [
  'African Group',
  'Asia and the Pacific Group',
  'Eastern European Group',
  'Latin American and Caribbean Group',
  'Western European and Others Group',
  '',
]

const LANGUAGE_CODES = { description: 'By ISO 639-3 language code' }

/** The fields of https://github.com/mledoze/countries#attributes, in the order in which people look for them. */
const properties: JsonObject = {
  flag: text('Flag'),
  name: {
    type: 'object',
    title: 'Name',
    required: ['common', 'official'],
    properties: {
      common: text('Common name', { minLength: 1 }),
      official: text('Official name', { minLength: 1 }),
      native: byCode('Native names', nameIn('Name'), LANGUAGE_CODES),
    },
  },
  capital: texts('Capital', 'City'),
  region: choice('Region', REGIONS),
  subregion: text('Subregion'),
  area: { type: 'number', title: 'Area', description: 'In square kilometres; -1 where nobody knows', minimum: -1 },
  languages: byCode('Languages', text('Language'), LANGUAGE_CODES),
  currencies: byCode(
    'Currencies',
    { type: 'object', title: 'Currency', properties: { name: text('Name'), symbol: text('Symbol') } },
    { description: 'By ISO 4217 currency code' },
  ),
  borders: texts('Neighbours by land', 'Country', { description: 'Their three-letter codes', uniqueItems: true }),
  landlocked: { type: 'boolean', title: 'Has no coast' },
  latlng: {
    type: 'array',
    title: 'Position',
    description: 'Latitude and longitude, in degrees',
    items: { type: 'number' },
    minItems: 2,
    maxItems: 2,
  },
  independent: { type: ['boolean', 'null'], title: 'Independent' },
  unMember: { type: 'boolean', title: 'Member of the United Nations' },
  unRegionalGroup: choice('UN regional group', UN_GROUPS),
  status: choice('ISO 3166-1 status', ['officially-assigned', 'user-assigned']),
  cca2: text('Two-letter code', { pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' }),
  cca3: text('Three-letter code', { pattern: '^[A-Z]{3}$', description: 'ISO 3166-1 alpha-3' }),
  ccn3: text('Number', { pattern: '^([0-9]{3})?$', description: 'ISO 3166-1 numeric' }),
  cioc: text('Olympic code', { pattern: '^([A-Z]{3})?$', description: 'International Olympic Committee' }),
  idd: {
    type: 'object',
    title: 'Telephone prefix',
    properties: { root: text('Root'), suffixes: texts('Suffixes', 'Suffix') },
  },
  tld: texts('Internet domains', 'Domain'),
  demonyms: byCode(
    'Inhabitants',
    { type: 'object', title: 'In this language', properties: { f: text('Feminine'), m: text('Masculine') } },
    LANGUAGE_CODES,
  ),
  altSpellings: texts('Other spellings', 'Spelling'),
  translations: byCode('Translations', nameIn('Name'), LANGUAGE_CODES),
}

export const countrySchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  title: 'Country',
  required: ['name', 'region', 'cca2', 'cca3'],
  properties,
}

export const countryUiSchema: JsonObject = {
  'ui:order': [...Object.keys(properties), '*'],
  landlocked: { 'ui:widget': 'radio' },
  cca2: { 'ui:help': 'Capital letters' },
  cca3: { 'ui:help': 'Capital letters' },
}
