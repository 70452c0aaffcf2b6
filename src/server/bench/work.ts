import { LIST } from './fill'
import { sampleId, sampleRecord } from './sampleRecords'
import type { Subject } from './subject'

/** Something that is measured. `prepare` runs before, unmeasured; `run` again and again, with the number of the run. */
export type Work = {
  readonly name: string
  /** What issue 4 asks for, in ms. */
  readonly target: number | undefined
  prepare?(subject: Subject, count: number): Promise<string>
  run(subject: Subject, at: number, prepared: string): Promise<unknown>
}

const list = (name: string, query: string, target?: number): Work => ({
  name,
  target,
  run: subject => subject.ask('GET', `${LIST}?${query}`),
})

/** A page far behind the first, by the token that leads to it. */
const deepPage = (name: string, sort: string, target: number): Work => ({
  name,
  target,
  async prepare(subject, count) {
    const pages = 8
    let next = `${LIST}?_limit=${Math.floor(count / 10)}${sort}`
    for (let page = 0; page < pages; page++) next = (await subject.ask('GET', next)).headers.get('next-page') ?? next
    return next.replace(/_limit=\d+/, '_limit=100')
  },
  run: (subject, _, next) => subject.ask('GET', next),
})

const CHECKED = '/buckets/bench/collections/checked/records'
const NEW = 9_000_000

export const WORKS: readonly Work[] = [
  list('default page (10,000 records)', '', 10),
  list('page of 100, newest first', '_limit=100', 10),
  list('page of 1,000, newest first', '_limit=1000', 10),
  deepPage('deep page of 100 by token, newest first', '', 10),
  deepPage('deep page of 100 by token, by rank', '&_sort=rank', 100),
  list('page of 100 by rank', '_limit=100&_sort=-rank', 100),
  list('page of 100 by two fields', '_limit=100&_sort=group,-rank', 100),
  list('10,000 rows by two fields', '_sort=group,-rank', 100),
  list('10,000 rows by text', '_sort=name', 100),
  list('10,000 rows, against the order of the list', '_sort=serial,name', 100),
  list('filter group=oak, page of 100', '_limit=100&group=oak', 100),
  list('filter on a range, by name', '_limit=100&min_rank=50000&max_rank=50500&_sort=name', 100),
  list('filter like_name=*99*', '_limit=100&like_name=*99*', 100),
  list('filter without a hit', '_limit=100&rank=-1', 100),
  list('filter on an array and a path', '_limit=100&contains_tags=oak&place.x=17', 100),
  { name: 'total (HEAD)', target: 10, run: subject => subject.ask('HEAD', LIST) },
  { name: 'total of a filter (HEAD)', target: 100, run: subject => subject.ask('HEAD', `${LIST}?isOpen=true`) },
  {
    name: 'poll for changes: none',
    target: 10,
    prepare: async subject => (await subject.ask('HEAD', LIST)).headers.get('etag')?.replaceAll('"', '') ?? '0',
    run: (subject, _, since) => subject.ask('GET', `${LIST}?_since=${since}`),
  },
  {
    name: 'one record',
    target: 1,
    run: (subject, at) => subject.ask('GET', `${LIST}/${sampleId((at * 131) % 1000)}`),
  },
  {
    name: 'create',
    target: 1,
    run: (subject, at) => subject.ask('PUT', `${LIST}/${sampleId(NEW + at)}`, { data: sampleRecord(at) }),
  },
  {
    name: 'save (PUT)',
    target: 1,
    run: (subject, at) => subject.ask('PUT', `${LIST}/${sampleId((at * 131) % 1000)}`, { data: sampleRecord(at + 1) }),
  },
  {
    name: 'save (PATCH)',
    target: 1,
    run: (subject, at) => subject.ask('PATCH', `${LIST}/${sampleId((at * 137) % 1000)}`, { data: { rank: at } }),
  },
  {
    name: 'create under a schema',
    target: 1,
    run: (subject, at) => subject.ask('PUT', `${CHECKED}/${sampleId(at)}`, { data: sampleRecord(at) }),
  },
]
