import { expect, test } from 'vitest'
import type { Job, JobItem } from '~/data/jobs'
import { reportName, reportParts, type ReportForm } from './report'

const job: Job = {
  id: 'j',
  server: 'https://kinto.example/v1',
  user: 'account:ada',
  of: { bid: 'b', cid: 'cities' },
  task: { type: 'delete' },
  state: 'done',
  createdAt: Date.UTC(2024, 4, 6),
  counts: { total: 3, todo: 0, done: 1, same: 0, changed: 0, gone: 1, refused: 1 },
}
const items: JobItem[] = [
  { rid: 'a', state: 'done', before: { last_modified: 1, t: 'x' }, after: undefined, lastModified: 9 },
  { rid: 'b', state: 'gone', before: undefined, after: undefined },
  {
    rid: 'c',
    state: 'refused',
    before: { last_modified: 2, t: '=1+1' },
    after: { t: '=1+1' },
    problem: { type: 'server', status: 403, message: '=HYPERLINK("http://evil")' },
  },
]

async function* parts() {
  yield items.slice(0, 1)
  yield []
  yield items.slice(1)
}

async function reportOf(form: ReportForm, from: AsyncIterable<JobItem[]> = parts()): Promise<string> {
  let text = ''
  for await (const part of reportParts(form, job, from)) text += part
  return text
}

test('CSV holds a line a record, and nothing that a spreadsheet would run', async () => {
  expect((await reportOf('csv')).split('\r\n')).toEqual([
    '\u{FEFF}id,outcome,problem,last_modified_before,last_modified_after,before,after,theirs',
    'a,done,,1,9,"{""last_modified"":1,""t"":""x""}",,',
    'b,gone,,,,,,',
    `c,refused,"'=HYPERLINK(""http://evil"")",2,,"{""last_modified"":2,""t"":""=1+1""}","{""t"":""=1+1""}",`,
    '',
  ])
})

test('JSON is one document, whatever parts it came in', async () => {
  const report = JSON.parse(await reportOf('json'))
  expect(report.job).toEqual(job)
  expect(report.records.map(({ id, outcome }: { id: string; outcome: string }) => [id, outcome])).toEqual([
    ['a', 'done'],
    ['b', 'gone'],
    ['c', 'refused'],
  ])
  async function* none() {}
  expect(JSON.parse(await reportOf('json', none())).records).toEqual([])
})

test('the name of the file says what it is about', () => {
  expect(reportName(job, 'csv')).toBe('delete-cities-2024-05-06.csv')
})
