import type { Article } from './article'

const QUARTER_HOURS = Array.from(
  { length: 96 },
  (_, n) => `${Math.floor(n / 4)}:${String((n % 4) * 15).padStart(2, '0')}`,
)

const NIGHT_LOG = QUARTER_HOURS.map(
  (time, n) =>
    `**${time}** — Wind from the ${['north', 'north-east', 'east', 'south'][n % 4]}, ${(n * 7) % 23} knots; ` +
    `${['the light turns', 'a gull sits on the rail', 'two ships pass, both lit', 'nothing, and much of it'][n % 4]}. ` +
    'The kettle is on. The log is written by hand and copied here without leaving anything out, as its keeper asked.',
)

/** Texts that are hard on a screen: nothing at all, far too much, and what wants to be code. */
export const oddArticles: Article[] = [
  {
    id: 'untitled',
    title: '',
    lang: 'en',
    author: 'ase-sorbo',
    tags: [],
    summary: '',
    body: '',
    rating: 0,
  },
  {
    id: 'a-night-at-the-lighthouse',
    title:
      'A night at the lighthouse, minute by minute, or nearly so, as told by the log which the last keeper wrote from the ' +
      'first of January to the thirty-first of December and which his granddaughter found in a tin box beneath the stairs, ' +
      'together with a spare lamp',
    lang: 'en',
    author: 'ase-sorbo',
    published: '2024-11-01T00:00:00Z',
    tags: ['night', 'weather', 'harbour', 'books', 'letters', 'science', 'gardens', 'food', 'music', 'trains', 'sport'],
    summary: 'Ninety-six entries, complete. '.repeat(12).trim(),
    body: NIGHT_LOG.join('\n\n'),
    rating: 1,
  },
  {
    id: 'reader-tries-to-break-us',
    title: '<script>alert(1)</script>',
    lang: 'en',
    author: 'ase-sorbo',
    status: 'review',
    tags: ['letters'],
    summary: '"><img src=x onerror=alert(1)>',
    body: `A reader asks whether our pages are safe, and sends these. They are shown as what they are: text.

<img src=x onerror=alert(1)> <svg/onload=alert(1)> {{constructor.constructor('alert(1)')()}} \${alert(1)}
[a link](javascript:alert(1)) <a href="javascript:alert(1)">another</a> '; DROP TABLE articles; --`,
    source: 'javascript:alert(1)',
    rating: 0,
    translations: [{ lang: 'en', title: '</textarea><script>alert(1)</script>', summary: '\u202Ereversed\u202C' }],
  },
  {
    id: 'create',
    title: 'An article whose id is a word that programs like to use',
    lang: 'en',
    author: 'chen-meiling',
    tags: ['letters'],
    summary: 'Its address ends in /create, and that is all right.',
    body: 'null, undefined, NaN, true, 0, -0, 1e3, [object Object], __proto__, constructor',
    rating: 2,
  },
  {
    id: 'no-spaces',
    title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
    lang: 'de',
    author: 'sato-kaito',
    published: '2024-10-01T12:00:00+02:00',
    tags: ['letters'],
    summary: 'https://courier.example/' + 'a'.repeat(300),
    body: '\t tabs\tand  double  spaces \n\n\n and an end without a full stop ',
    rating: 2,
  },
]
