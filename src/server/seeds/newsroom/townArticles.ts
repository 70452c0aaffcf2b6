import type { Article } from './article'

export const townArticles: Article[] = [
  {
    id: 'the-footbridge-opens',
    title: 'The footbridge opens, eleven years and one week late',
    lang: 'en',
    author: 'aarav-mehta',
    published: '2025-10-04T06:30:00Z',
    tags: ['city-hall', 'harbour'],
    summary: 'At noon on Saturday the mayor walks across first. Then everybody else does, and the bridge holds.',
    body: `The new footbridge over the inner basin opens on Saturday at noon. It was promised for 2014.

**What it cost.** 4.2 million, of which a third went into finding out whether the old piers could be used. They could.

**What it changes.** From the tram stop to the fish hall it is now four minutes on foot instead of nineteen. The ferryman,
who has made that trip some thirty thousand times, says that he will be the first in the queue.`,
    rating: 5,
    featured: true,
    cover: 'bridge-plan',
    translations: [
      {
        lang: 'no',
        title: 'Gangbrua åpner, elleve år og én uke for sent',
        summary: 'Klokka tolv går ordføreren først.',
      },
      { lang: 'hi', title: 'पैदल पुल खुला, ग्यारह साल और एक हफ़्ते की देरी से', summary: '' },
    ],
  },
  {
    id: 'budget-in-nine-sentences',
    title: 'The city budget in nine sentences',
    lang: 'en',
    author: 'aarav-mehta',
    published: '2025-09-26T05:00:00Z',
    tags: ['city-hall'],
    summary: 'Three hundred pages, read so that you need not.',
    body: `1. There is a little more money than last year.
2. Nearly all of it goes to schools and pipes.
3. The swimming hall gets a roof.
4. It gets the water next year.
5. Parking in the old town costs twice as much.
6. The tram costs the same.
7. Two parks are mown less often, for the bees and for the budget.
8. The library stays open until ten on Thursdays.
9. The vote is on the 14th, in public, at six.`,
    rating: 5,
  },
  {
    id: 'library-until-ten',
    title: 'What happens in the library after eight',
    lang: 'en',
    author: 'sato-kaito',
    published: '2025-09-18T17:00:00Z',
    tags: ['books', 'night'],
    summary: 'On the first late Thursday we stayed until the lights went out.',
    body: `At eight the schoolchildren leave. At half past, the chess players come: four of them, one thermos.

At nine a woman in a bakery uniform takes a novel, reads standing, and puts it back with a tram ticket between the pages.
"I am at page 212," she says. "I start work at eleven."

At ten the librarian walks round and says, to each table, *good night*.`,
    rating: 4,
    featured: true,
  },
  {
    id: 'tram-7-turns-eighty',
    title: 'Tram 7 turns eighty',
    lang: 'en',
    author: 'chen-meiling',
    published: '2025-08-30T08:15:00Z',
    tags: ['trains'],
    summary: 'The steepest tram line on the coast still climbs the hill at the speed of a brisk walk.',
    body: `Line 7 rises 112 metres in 2.1 kilometres. No adhesion tram within a thousand kilometres climbs harder, and none is
slower about it.

On Sunday the 1952 car runs all day. Its driver, retired since 2011, asked for one condition: *nobody helps me with the
brake.*`,
    rating: 4,
    cover: 'tram-7',
  },
  {
    id: 'allotments-waiting-list',
    title: 'The waiting list for a garden is now longer than the gardens',
    lang: 'en',
    author: 'sato-kaito',
    published: '2025-07-11T06:00:00Z',
    tags: ['gardens', 'city-hall'],
    summary: '188 allotments, 203 people waiting. The city answers with half plots.',
    body: `Whoever puts their name down today gets a garden in about fourteen years. The city now offers half plots: room for
beans, a chair and a quarrel about the hedge.

> "I only wanted the chair," says number 61.`,
    rating: 3,
  },
  {
    id: 'choir-of-the-fire-brigade',
    title: 'The fire brigade has a choir, and it is good',
    lang: 'en',
    author: 'layla-haddad',
    published: '2025-06-27T16:45:00Z',
    tags: ['music'],
    summary: 'They rehearse on Tuesdays, unless the town burns.',
    body: `Nineteen voices, of which eleven are basses. They began with sea songs and have arrived at Tallis.

Of the last forty rehearsals, six ended in the second verse. The audience at Friday's concert was asked to leave the aisle
free. It was needed once.`,
    rating: 5,
  },
  {
    id: 'night-bakers',
    title: 'Two in the morning, 240 degrees',
    lang: 'en',
    author: 'thaleia-nikolaou',
    published: '2025-05-16T04:00:00Z',
    tags: ['food', 'night'],
    summary: 'A night with the bakers of Ropewalk Street, who know who in this town cannot sleep.',
    body: `The dough was made yesterday. Everything else happens now.

At four the back door opens: taxi drivers first, then nurses, then someone in a dinner jacket. Nobody asks. Rolls cost the
same as by day and taste, all agree, *better*.

By six the window is full and the street smells of it as far as the tram.`,
    rating: 5,
    cover: 'bakery-window',
    translations: [
      { lang: 'el', title: 'Δύο τη νύχτα, 240 βαθμοί', summary: 'Μια νύχτα με τους φουρνάρηδες.' },
      { lang: 'fr', title: 'Deux heures du matin, 240 degrés', summary: 'Une nuit chez les boulangers.' },
    ],
  },
  {
    id: 'organ-speaks-again',
    title: 'The organ speaks again',
    lang: 'en',
    author: 'layla-haddad',
    published: '2025-03-07T18:00:00Z',
    tags: ['music'],
    summary: 'After two years of repair, 2,318 pipes and one surprise: there were only 2,317 before.',
    body: `Nobody knows where the extra pipe came from. It is a quarter of a tone flat, 31 centimetres long, and stamped 1804.

The organ builder has put it in a glass case by the door. "It waited this long," she says. "It can wait for its own organ."`,
    rating: 4,
    cover: 'organ-rehearsal',
  },
  {
    id: 'letters-bench',
    title: 'Letters: about the bench',
    lang: 'en',
    author: 'ase-sorbo',
    published: '2025-02-21T07:00:00Z',
    tags: ['letters'],
    summary: 'Forty-one readers wrote about one bench. We print three.',
    body: `*It faces the wrong way.* — M. H., Upper Street

*It faces the water, which is the right way.* — G. L., Quay

*It has been there for ninety years. I proposed on it. Twice, to the same person; she likes to be asked.* — name known to us`,
    rating: 4,
  },
  {
    id: 'timetable-poem',
    title: 'The winter timetable, read as a poem',
    lang: 'en',
    author: 'chen-meiling',
    published: '2024-12-13T06:00:00Z',
    status: 'archived',
    tags: ['trains', 'books'],
    summary: 'Column four, from top to bottom.',
    body: `5:41 does not run on Sundays
6:11 runs
6:41 runs
7:11 only when school is in
7:41 only when school is not
*change here for the sea*`,
    rating: 2,
  },
  {
    id: 'swimming-hall-roof',
    title: 'A roof for the swimming hall (water to follow)',
    lang: 'en',
    author: 'aarav-mehta',
    status: 'review',
    tags: ['city-hall', 'sport'],
    summary: 'Waiting for: the answer of the building office about the second beam.',
    body: `The old roof came down in one piece, which surprised those who had said that it could not come down at all.

TODO: figures from the building office. Ask for Mr Lunde, not before ten.`,
    rating: 0,
  },
]
