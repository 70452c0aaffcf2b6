import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import type { JobItem } from './Job'
import {
  countStage,
  dropDraft,
  editsOf,
  markSent,
  mergeSides,
  NOTHING_STAGED,
  overlaid,
  stageCells,
  stageDraft,
  stageMerged,
  unstageCell,
  unstageRecords,
  type Stage,
} from './stagedCells'
import { settleStaged } from './stagedOutcome'

const seen = { id: 'a', last_modified: 10, n: 1, name: { common: 'Ada', official: 'Ada L.' }, 'x.y': 0 }
const put = (stage: Stage, field: string, after: Json | undefined, row: typeof seen = seen) =>
  stageCells(stage, [{ seen: row, title: 'Ada', field, after }])
const stageOf = (...cells: [string, Json | undefined][]) =>
  cells.reduce((stage, [field, after]) => put(stage, field, after), NOTHING_STAGED)
const cellsOf = (stage: Stage) => editsOf(stage).flatMap(({ cells }) => cells)

test('a typed-over cell keeps what was seen before and the version', () => {
  const stage = stageOf(['n', 2], ['name.common', 'Eve'], ['new', true], ['x.y', undefined])
  expect(editsOf(stage)).toEqual([
    {
      rid: 'a',
      lastModified: 10,
      cells: [
        { field: 'n', before: 1, after: 2 },
        { field: 'name.common', before: 'Ada', after: 'Eve' },
        { field: 'new', before: undefined, after: true },
        { field: 'x.y', before: 0, after: undefined },
      ],
    },
  ])
  const record = stage.get('a')
  expect(record && overlaid(seen, record)).toEqual({
    id: 'a',
    last_modified: 10,
    n: 2,
    name: { common: 'Eve', official: 'Ada L.' },
    new: true,
  })
  expect(countStage(stage)).toEqual({ records: 1, cells: 4, drafts: 0, sending: 0, outcomes: 0 })
})

test('typing the old value again leaves nothing to save', () => {
  expect(put(stageOf(['n', 2]), 'n', 1)).toEqual(NOTHING_STAGED)
  expect(put(NOTHING_STAGED, 'n', 1)).toBe(NOTHING_STAGED)
  expect(put(NOTHING_STAGED, 'absent', undefined)).toBe(NOTHING_STAGED)
})

test('what was seen first counts, also when somebody else writes meanwhile and one types again', () => {
  const newer = { ...seen, last_modified: 20, n: 7 }
  const stage = put(put(stageOf(['n', 2]), 'n', 3, newer), 'other', 1, newer)
  expect(editsOf(stage)).toEqual([
    {
      rid: 'a',
      lastModified: 10,
      cells: [
        { field: 'n', before: 1, after: 3 },
        { field: 'other', before: undefined, after: 1 },
      ],
    },
  ])
  expect(put(stageOf(['n', 2]), 'n', 7, newer), 'they wrote the same').toEqual(NOTHING_STAGED)
})

test('a field inside one that is staged whole goes into it', () => {
  const whole = stageOf(['name', { common: 'X', official: 'Y' }], ['name.common', 'Z'])
  expect(cellsOf(whole)).toEqual([{ field: 'name', before: seen.name, after: { common: 'Z', official: 'Y' } }])
  const parts = stageOf(['name.common', 'X'], ['name', { common: 'X', official: 'Y' }])
  expect(cellsOf(parts)).toEqual([{ field: 'name', before: seen.name, after: { common: 'X', official: 'Y' } }])
  expect(cellsOf(put(parts, 'name', undefined))).toEqual([{ field: 'name', before: seen.name, after: undefined }])
})

test('a text that does not fit waits beside what fits', () => {
  const waiting = stageDraft(NOTHING_STAGED, { seen, title: 'Ada', field: 'n' }, 'abc')
  expect(countStage(waiting)).toMatchObject({ cells: 0, drafts: 1, records: 0 })
  expect(editsOf(waiting)).toEqual([])
  expect(waiting.get('a') && overlaid(seen, waiting.get('a') ?? { cells: [] })).toBe(seen)
  expect(dropDraft(waiting, 'a', 'n')).toEqual(NOTHING_STAGED)
  expect(cellsOf(put(waiting, 'n', 5))).toEqual([{ field: 'n', before: 1, after: 5 }])
  const both = stageDraft(stageOf(['n', 2]), { seen, title: 'Ada', field: 'n' }, 'abc')
  expect(cellsOf(both)).toEqual([{ field: 'n', before: 1, after: 2 }])
  expect(dropDraft(both, 'a', 'n').get('a')?.cells).toEqual(stageOf(['n', 2]).get('a')?.cells)
})

test('one cell, one record or all are given up, but not what is being written', () => {
  const stage = stageOf(['n', 2], ['new', 1])
  expect(cellsOf(unstageCell(stage, 'a', 'n'))).toHaveLength(1)
  expect(unstageRecords(stage, ['a'])).toEqual(NOTHING_STAGED)
  const sent = markSent(stage, editsOf(stage), 'job')
  expect(unstageRecords(sent, ['a'])).toBe(sent)
  expect(editsOf(sent)).toEqual([])
})

const sentOf = (...cells: [string, Json | undefined][]) => {
  const stage = stageOf(...cells)
  return markSent(stage, editsOf(stage), 'job')
}
const item = (more: Partial<JobItem>): JobItem => ({
  rid: 'a',
  state: 'done',
  before: undefined,
  after: undefined,
  ...more,
})

test('what was saved leaves; what was typed meanwhile stands on it', () => {
  const sent = sentOf(['n', 2])
  const done = item({ lastModified: 30 })
  expect(settleStaged(sent, 'job', [done])).toEqual(NOTHING_STAGED)
  expect(settleStaged(sent, 'other', [done])).toBe(sent)
  const meanwhile = put(put(sent, 'n', 3), 'new', 1)
  expect(editsOf(settleStaged(meanwhile, 'job', [done]))).toEqual([
    {
      rid: 'a',
      lastModified: 30,
      cells: [
        { field: 'n', before: 2, after: 3 },
        { field: 'new', before: undefined, after: 1 },
      ],
    },
  ])
  const back = put(sent, 'n', 1)
  expect(cellsOf(settleStaged(back, 'job', [done])), 'put back by hand while it was written').toEqual([
    { field: 'n', before: 2, after: 1 },
  ])
  expect(settleStaged(back, 'job', [item({ state: 'todo' })])).toEqual(NOTHING_STAGED)
})

test('what was not saved stays, with the reason', () => {
  const sent = sentOf(['n', 2])
  const problem = { type: 'server', status: 400, message: 'no' } as const
  const refused = settleStaged(sent, 'job', [item({ state: 'refused', problem })])
  expect(refused.get('a')).toMatchObject({ outcome: { type: 'refused', problem }, cells: [{ before: 1, after: 2 }] })
  expect(put(refused, 'n', 4).get('a')?.outcome).toBe(undefined)
  const gone = settleStaged(sent, 'job', [item({ state: 'gone' })])
  expect(gone.get('a')?.outcome).toEqual({ type: 'gone' })
  for (const items of [[], [item({ state: 'todo' })], [item({ state: 'sent' })]])
    expect(editsOf(settleStaged(sent, 'job', items))).toEqual(editsOf(stageOf(['n', 2])))
})

test('a merge begins from theirs, and what was decided stands on their version', () => {
  const theirs = { ...seen, last_modified: 40, n: 9, more: true }
  const clash = settleStaged(sentOf(['n', 2], ['new', 1]), 'job', [item({ state: 'changed', theirs })])
  const record = clash.get('a')
  expect(record?.outcome).toEqual({ type: 'changed', theirs })
  expect(record && mergeSides(record, theirs)).toEqual({
    base: { ...theirs, n: 1 },
    mine: { ...theirs, n: 2, new: 1 },
  })
  expect(editsOf(stageMerged(clash, 'a', theirs, { ...theirs, n: 2, new: 1 }))).toEqual([
    {
      rid: 'a',
      lastModified: 40,
      cells: [
        { field: 'n', before: 9, after: 2 },
        { field: 'new', before: undefined, after: 1 },
      ],
    },
  ])
  expect(stageMerged(clash, 'a', theirs, theirs)).toEqual(NOTHING_STAGED)
})
