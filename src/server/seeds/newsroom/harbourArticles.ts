import type { Article } from './article'

export const harbourArticles: Article[] = [
  {
    id: 'mackerel-are-back',
    title: 'The mackerel are back, and so is everyone with a rod',
    lang: 'en',
    author: 'darya-kovaleva',
    published: '2025-09-12T05:45:00Z',
    tags: ['harbour', 'food'],
    summary: 'From the pier head it is now quicker to count the gaps between anglers.',
    body: `They came on Tuesday with the second tide. By five in the morning there were sixty people on the pier and, the harbour
master says, "about as many hooks in jackets as in fish".

**How to cook them:** the same day, with salt. There is no second rule.`,
    rating: 4,
    featured: true,
    cover: 'quay-at-dawn',
  },
  {
    id: 'won-by-a-hand',
    title: 'Won by a hand',
    lang: 'en',
    author: 'noam-fridman',
    published: '2025-08-24T09:00:00Z',
    tags: ['sport', 'harbour', 'weather'],
    summary: 'Two kilometres, eight oars each, and in the end eleven centimetres.',
    body: `The judges looked at the photograph for nineteen minutes. Meanwhile both crews stood in the rain and shared one towel.

Eleven centimetres is the width of a hand. The bow of the losing boat is now being made *twelve* longer.`,
    rating: 5,
    cover: 'rowing-final',
  },
  {
    id: 'the-seal-on-pontoon-three',
    title: 'A seal lives on pontoon three. What now?',
    lang: 'en',
    author: 'darya-kovaleva',
    published: '2025-07-30T10:20:00Z',
    tags: ['harbour', 'science'],
    summary: 'Keep thirty metres away, do not feed it, and accept that the berth is taken.',
    body: `The marine station has put up a sign. It says what the seal eats (fish), what it weighs (190 kg) and whom it belongs to
(nobody).

The owner of the berth has moved to pontoon five. "It pays no fee," he says, "but it is quiet after ten."`,
    rating: 5,
  },
  {
    id: 'sea-eighteen-degrees',
    title: 'The sea was eighteen degrees for a whole week',
    lang: 'en',
    author: 'chen-meiling',
    published: '2025-07-19T07:30:00Z',
    tags: ['science', 'weather'],
    summary: 'The series began in 1897. There has been no such week in it.',
    body: `Every morning at eight, for 128 years, somebody has lowered a thermometer from the end of the station's pier.

| year | warmest week |
|---|---|
| 1897 | 15.2 °C |
| 1947 | 16.9 °C |
| 1997 | 17.1 °C |
| 2025 | 18.3 °C |

The thermometer, by the way, is the fourth. The bucket is the first.`,
    rating: 4,
  },
  {
    id: 'lighthouse-for-rent',
    title: 'To let: one lighthouse, no heating, good view',
    lang: 'en',
    author: 'ase-sorbo',
    published: '2025-06-06T06:00:00Z',
    tags: ['harbour', 'night'],
    summary: 'The light runs by itself since 1988. The stairs do not.',
    body: `There are 142 steps and one room at the top, round, so that no shelf fits. The rent is low. The tenant must be able to
**do nothing about the foghorn**.

Applications by letter, to the harbour office. The office adds: *by letter* is part of the test.`,
    rating: 3,
  },
  {
    id: 'first-ferry',
    title: 'On the first ferry there are no tourists',
    lang: 'en',
    author: 'noam-fridman',
    published: '2025-04-25T04:40:00Z',
    tags: ['harbour', 'night'],
    summary: '5:10, eleven passengers, one dog, and a rule about talking.',
    body: `The rule is not written anywhere. Until the second buoy nobody speaks; then the coffee is ready and everybody does.

The dog travels alone. It gets off at the island, and in the evening it comes back.`,
    rating: 5,
    featured: true,
  },
  {
    id: 'how-nets-are-mended',
    title: 'How a net is mended',
    lang: 'en',
    author: 'ase-sorbo',
    published: '2025-01-17T09:00:00Z',
    tags: ['harbour'],
    summary: 'Slowly, with a needle of juniper, by people who talk about something else.',
    body: `First you make the hole bigger. Everyone who learns this trade is surprised by that, and nobody who has learnt it can
say it differently: *a clean hole can be mended, a torn one cannot*.

Then knot by knot, from the upper left. A window of one metre takes an hour.`,
    rating: 4,
  },
  {
    id: 'ice-in-the-basin',
    title: 'Ice in the basin',
    lang: 'en',
    author: 'darya-kovaleva',
    published: '2024-01-20T08:00:00Z',
    status: 'archived',
    tags: ['weather', 'harbour'],
    summary: 'Four centimetres on Friday. The ferry goes round it; the ducks do not.',
    body: 'It carries ducks. It does not carry people. **It does not carry people.**',
    rating: 3,
  },
  {
    id: 'tide-tables-explained',
    title: 'How to read a tide table',
    lang: 'en',
    author: 'chen-meiling',
    status: 'draft',
    tags: ['science', 'harbour'],
    summary: '',
    body: 'Two columns of times, two of heights. Start with the moon.',
    rating: 0,
  },
  {
    id: 'correction',
    title: 'Correction: it was a cormorant',
    lang: 'en',
    author: 'ase-sorbo',
    published: '2025-08-01T05:00:00Z',
    tags: ['letters', 'harbour'],
    summary: 'Not, as we wrote, the deputy mayor.',
    body: 'The photograph on page three showed a cormorant drying its wings. We apologise to both.',
    rating: 5,
  },
]
