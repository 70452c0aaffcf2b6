import type { JsonObject } from '~/protocol/json'

export const tagSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  title: 'Tag',
  required: ['label'],
  properties: {
    label: { type: 'string', title: 'Label', minLength: 1, maxLength: 40 },
    color: { type: 'string', title: 'Colour', pattern: '^#[0-9a-f]{6}$' },
    description: { type: 'string', title: 'When to use it' },
  },
}

const tag = (label: string, color: string, description: string): JsonObject => ({ label, color, description })

export const tags: Record<string, JsonObject> = {
  harbour: tag('Harbour', '#1d4e89', 'Boats, quays, fish and those who live by them.'),
  weather: tag('Weather', '#4a7c9b', 'What falls from the sky, and what people do about it.'),
  food: tag('Food', '#b5651d', 'Bakeries, markets, kitchens.'),
  music: tag('Music', '#6a3d9a', 'Choirs, bands, and the organ when it works.'),
  science: tag('Science', '#00796b', 'The marine station and everything that can be measured.'),
  gardens: tag('Gardens', '#3f7d20', 'Allotments, parks, balconies.'),
  trains: tag('Trains', '#8c2f39', 'The coast line, the tram, the timetable.'),
  books: tag('Books', '#5d4037', 'Read, written, printed or lent here.'),
  sport: tag('Sport', '#c2410c', 'Mostly rowing.'),
  'city-hall': tag('City hall', '#374151', 'Decisions, with what they cost.'),
  night: tag('Night shift', '#1e1b4b', 'Those who are awake while we sleep 🌙'),
  letters: tag('Letters', '#7a6c5d', ''),
}
