import type { ItemState, Job, JobItem } from '~/data/jobs'
import { csvRow } from './csvCell'

export type ReportForm = 'csv' | 'json'

/** Words of the file's own: it is read by programs and by people of any language. */
const OUTCOMES: Record<ItemState, string> = {
  todo: 'left',
  sent: 'left',
  done: 'done',
  same: 'same already',
  changed: 'changed by others',
  gone: 'gone',
  refused: 'refused',
}

const COLUMNS = ['id', 'outcome', 'problem', 'last_modified_before', 'last_modified_after', 'before', 'after', 'theirs']

/** A file about a job, part by part: it is as long as the job is. */
export async function* reportParts(
  form: ReportForm,
  job: Job,
  parts: AsyncIterable<JobItem[]>,
): AsyncGenerator<string> {
  // Spreadsheets take a file without this mark for one of their land's old encoding.
  yield form === 'csv' ? `\u{FEFF}${csvRow(COLUMNS)}` : `{"job":${JSON.stringify(job)},"records":[`
  let isFirst = true
  for await (const items of parts) {
    if (items.length === 0) continue
    if (form === 'csv') yield items.map(csvLine).join('')
    else yield `${isFirst ? '' : ','}\n${items.map(jsonLine).join(',\n')}`
    isFirst = false
  }
  if (form === 'json') yield '\n]}\n'
}

const outcomeOf = ({ state }: JobItem) => OUTCOMES[state]

const problemOf = ({ problem }: JobItem): string | undefined =>
  problem && (problem.type === 'operation' ? problem.problem : problem.message)

function csvLine(item: JobItem): string {
  const { rid, before, after, theirs, lastModified } = item
  return csvRow([
    rid,
    outcomeOf(item),
    problemOf(item) ?? '',
    textOf(before?.last_modified),
    textOf(lastModified),
    textOf(before),
    textOf(after),
    textOf(theirs),
  ])
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? ''

function jsonLine(item: JobItem): string {
  const { rid, before, after, theirs, lastModified } = item
  const line = { id: rid, outcome: outcomeOf(item), problem: problemOf(item), lastModified, before, after, theirs }
  return JSON.stringify(line)
}

/** `set-title-2024-05-06.csv`: nothing of the server's in a file's name but plain letters. */
export function reportName({ task, of, createdAt }: Job, form: ReportForm): string {
  const day = new Date(createdAt).toISOString().slice(0, 10)
  return `${[task.type, of.cid, day].join('-').replaceAll(/[^\w-]/g, '_')}.${form}`
}
