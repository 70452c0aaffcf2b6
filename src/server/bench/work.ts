import { batchOf, LIST, TOLD } from './fill'
import { sampleId, sampleRecord } from './sampleRecords'
import type { Subject } from './subject'

/** Something that is measured. `prepare` runs before, unmeasured; `run` again and again, with the number of the run. */
export type Work = {
  readonly name: string
  /** What issue 4 asks for, in ms. */
  readonly target: number | undefined
  prepare?(subject: Subject, count: number): Promise<string>
  /** Before each run, unmeasured. */
  before?(subject: Subject, at: number): Promise<unknown>
  run(subject: Subject, at: number, prepared: string): Promise<unknown>
}

const list = (name: string, query: string, target = 100): Work => ({
  name,
  target,
  run: subject => subject.ask('GET', `${LIST}?${query}`),
})

/** The same, each time after a change that concerns it. */
const afterWrite = (name: string, query: string): Work => ({
  ...list(name, query),
  before: (subject, at) =>
    subject.ask('PATCH', `${LIST}/${sampleId((at * 131 + 7) % 1000)}`, { data: { name: `oak ${at}`, rank: at } }),
})

/** A page far behind the first, by the token that leads to it. */
const deepPage = (name: string, sort: string, target: number): Work => ({
  name,
  target,
  async prepare(subject, count) {
    let next = `${LIST}?_limit=${Math.min(10_000, Math.floor(count / 10))}${sort}`
    for (let page = 0; page < 2; page++) next = (await subject.ask('GET', next)).headers.get('next-page') ?? next
    return next.replace(/_limit=\d+/, '_limit=100')
  },
  run: (subject, _, next) => subject.ask('GET', next),
})

const total = (name: string, query: string, target: number): Work => ({
  name,
  target,
  run: subject => subject.ask('HEAD', `${LIST}?${query}`),
})

const PAGES: readonly Work[] = [
  list('page of 100, newest first', '_limit=100', 10),
  list('page of 1,000, newest first', '_limit=1000', 10),
  list('default page (10,000 records)', '', 10),
  deepPage('page of 100 by token, newest first', '', 10),
  deepPage('page of 100 by token, by text', '&_sort=name', 100),
]

const FILTERS: readonly Work[] = [
  list('filter: equal', '_limit=100&group=oak'),
  list('filter: equal, no hit', '_limit=100&rank=-1'),
  list('filter: in', '_limit=100&in_serial=5,50,500,5000'),
  list('filter: exclude', '_limit=100&exclude_group=oak,elm'),
  list('filter: like', '_limit=100&like_name=*99*'),
  list('filter: like, no hit', '_limit=100&like_name=zzz'),
  list('filter: contains', '_limit=100&contains_tags=["oak"]'),
  list('filter: contains, no hit', '_limit=100&contains_tags=["yew"]'),
  list('filter: contains any', '_limit=100&contains_any_tags=["oak","yew"]'),
  list('filter: min and max', '_limit=100&min_rank=50000&max_rank=50500'),
  list('filter: gt on text', '_limit=100&gt_name=willow'),
  list('filter: has', '_limit=100&has_nothing=true'),
  list('filter: not', '_limit=100&not_group=oak'),
  list('filter: nested', '_limit=100&place.x=17&place.y=3'),
  list('filter and sort', '_limit=100&isOpen=true&like_name=oak*&_sort=-rank'),
]

const SORTS: readonly Work[] = [
  list('sort: number', '_limit=100&_sort=-rank'),
  list('sort: text', '_limit=100&_sort=name'),
  list('sort: last_modified', '_limit=100&_sort=last_modified'),
  list('sort: nested', '_limit=100&_sort=place.x'),
  list('sort: array', '_limit=100&_sort=tags'),
  list('sort: two keys', '_limit=100&_sort=group,-rank'),
  list('sort: 10,000 rows by text', '_sort=-name'),
  list('sort: 10,000 rows by two keys', '_sort=group,-rank'),
  afterWrite('after a write: sort by text', '_limit=100&_sort=name'),
  afterWrite('after a write: filter on a range', '_limit=100&min_rank=50000&max_rank=50500'),
  afterWrite('after a write: 10,000 rows by number', '_sort=rank'),
]

const COUNTS: readonly Work[] = [
  total('total (HEAD)', '', 10),
  total('total of a filter (HEAD)', 'isOpen=true', 100),
  {
    name: 'poll for changes: none',
    target: 10,
    prepare: async subject => (await subject.ask('HEAD', LIST)).headers.get('etag')?.replaceAll('"', '') ?? '0',
    run: (subject, _, since) => subject.ask('GET', `${LIST}?_since=${since}`),
  },
  { name: 'history, page of 100', target: 10, run: subject => subject.ask('GET', `${TOLD}/history?_limit=100`) },
  {
    name: 'history of one record',
    target: 10,
    run: (subject, at) =>
      subject.ask('GET', `${TOLD}/history?uri=${TOLD}/collections/notes/records/${sampleId(at % 1000)}`),
  },
  {
    name: 'permissions, page of 100',
    target: undefined,
    run: subject => subject.ask('GET', '/permissions?_limit=100'),
  },
]

const CHECKED = '/buckets/bench/collections/checked/records'
const NEW = 8_000_000
const one = (at: number): string => `${LIST}/${sampleId((at * 131) % 1000)}`

const WRITES: readonly Work[] = [
  { name: 'one record', target: 1, run: (subject, at) => subject.ask('GET', one(at)) },
  {
    name: 'create (PUT)',
    target: 1,
    run: (subject, at) => subject.ask('PUT', `${LIST}/${sampleId(NEW + at)}`, { data: sampleRecord(at) }),
  },
  { name: 'create (POST)', target: 1, run: (subject, at) => subject.ask('POST', LIST, { data: sampleRecord(at) }) },
  {
    name: 'save (PUT with If-Match)',
    target: 1,
    prepare: async subject => (await subject.ask('GET', one(0))).headers.get('etag') ?? '',
    async run(subject, at, etag) {
      const match = at === 0 ? etag : lastTag.get(subject)
      const response = await subject.ask('PUT', one(0), { data: sampleRecord(at + 1) }, { 'if-match': match ?? '' })
      lastTag.set(subject, response.headers.get('etag') ?? '')
    },
  },
  { name: 'save (PATCH)', target: 1, run: (subject, at) => subject.ask('PATCH', one(at), { data: { rank: at } }) },
  {
    name: 'batch of 25',
    target: undefined,
    run: (subject, at) => subject.ask('POST', '/batch', batchOf(LIST, NEW + 10_000 + at * 25, 25)),
  },
  {
    name: 'delete',
    target: 1,
    before: (subject, at) => subject.ask('PUT', `${LIST}/${sampleId(NEW + at)}`, { data: sampleRecord(at) }),
    run: (subject, at) => subject.ask('DELETE', `${LIST}/${sampleId(NEW + at)}`),
  },
  {
    name: 'create under a schema',
    target: 1,
    run: (subject, at) => subject.ask('PUT', `${CHECKED}/${sampleId(at)}`, { data: sampleRecord(at) }),
  },
]

/** What each server answered last to a guarded save. */
const lastTag = new WeakMap<Subject, string>()

export const WORKS: readonly Work[] = [...PAGES, ...FILTERS, ...SORTS, ...COUNTS, ...WRITES]
