import { expect, test } from 'vitest'
import type { BatchResult } from '~/client/BatchItem'
import { KintoError, type KintoErrorFields } from '~/protocol/KintoError'
import type { JobItem } from './Job'
import { requestFor, settleLookUp, settleWrite } from './settle'

const failed = (fields: Partial<KintoErrorFields>): BatchResult => ({
  ok: false,
  error: new KintoError({ kind: 'http', message: 'No.', url: '', ...fields }),
})
const found = (data: object, last_modified: number): BatchResult => ({
  ok: true,
  status: 200,
  body: { data: { ...data, id: 'r', last_modified } },
})

const before = { id: 'r', v: 1, last_modified: 10 }
const change: JobItem = { rid: 'r', state: 'sent', before, after: { id: 'r', v: 2 } }
const removal: JobItem = { rid: 'r', state: 'sent', before, after: undefined }
const creation: JobItem = { rid: 'r', state: 'sent', before: undefined, after: { v: 2 } }
const again = { tries: 1 }

test('a request carries the version that was read, and never sends one', () => {
  const after = { v: 2, last_modified: 3 }
  expect(requestFor({ ...change, after }, '/l')).toEqual({
    method: 'PUT',
    uri: '/l/r',
    body: { data: { v: 2 } },
    ifMatch: 10,
  })
  expect(requestFor({ ...creation, after }, '/l')).toMatchObject({ body: { data: { v: 2 } }, ifNoneMatch: '*' })
  expect(requestFor(removal, '/l')).toEqual({ method: 'DELETE', uri: '/l/r', ifMatch: 10 })
})

test.each<[string, JobItem, BatchResult, Partial<JobItem>]>([
  ['written', change, found({ v: 2 }, 11), { state: 'done', lastModified: 11 }],
  ['overtaken', change, failed({ status: 412, existing: { id: 'r', v: 3, last_modified: 12 } }), { state: 'changed' }],
  [
    'overtaken by itself',
    change,
    failed({ status: 412, existing: { id: 'r', v: 2, last_modified: 12 } }),
    { state: 'done' },
  ],
  ['gone before a change', change, failed({ status: 412 }), { state: 'gone' }],
  ['gone before a deletion', removal, failed({ status: 404 }), { state: 'gone' }],
  ['deleted at last', { ...removal, ...again }, failed({ status: 404 }), { state: 'done' }],
  ['in use', creation, failed({ status: 412, existing: { id: 'r', v: 3, last_modified: 12 } }), { state: 'changed' }],
  [
    'there already',
    creation,
    failed({ status: 412, existing: { id: 'r', v: 2, last_modified: 12 } }),
    { state: 'same' },
  ],
  [
    'made at last',
    { ...creation, ...again },
    failed({ status: 412, existing: { id: 'r', v: 2, schema: 5, last_modified: 12 } }),
    { state: 'done', lastModified: 12 },
  ],
  ['without a collection', creation, failed({ status: 404 }), { state: 'refused' }],
  ['forbidden', change, failed({ status: 403 }), { state: 'refused' }],
  ['too large', change, failed({ status: 413 }), { state: 'refused' }],
])('a write that is %s settles one item', (_, item, result, outcome) => {
  const settled = settleWrite(item, result)
  expect(settled).toMatchObject({ item: outcome })
  expect(settled.trouble).toBe(undefined)
})

test.each<[Partial<KintoErrorFields>, JobItem['state'], string]>([
  [{ status: 401 }, 'todo', 'signed-out'],
  [{ status: 405 }, 'todo', 'read-only'],
  [{ status: 410 }, 'todo', 'unreachable'],
  [{ status: 429 }, 'todo', 'unreachable'],
  [{ status: 503 }, 'sent', 'unreachable'],
  [{ status: 500 }, 'sent', 'unreachable'],
  [{ status: 409, errno: 122 }, 'sent', 'unreachable'],
  [{ kind: 'network' }, 'sent', 'unreachable'],
  [{ kind: 'timeout' }, 'sent', 'unreachable'],
  [{ kind: 'not-kinto', status: 200 }, 'sent', 'unreachable'],
])('the error %j leaves the item %s and the job %s', (fields, state, reason) => {
  expect(settleWrite(change, failed(fields))).toMatchObject({ item: { state }, trouble: { reason } })
})

test.each<[string, JobItem, BatchResult, Partial<JobItem>]>([
  ['the old version', change, found({ v: 1 }, 10), { state: 'todo', tries: 1 }],
  ['what was sent', change, found({ v: 2 }, 11), { state: 'done', lastModified: 11 }],
  ['what was sent and a stamp', creation, found({ v: 2, schema: 7 }, 11), { state: 'done' }],
  [
    "somebody else's version",
    change,
    found({ v: 3 }, 11),
    { state: 'changed', theirs: { id: 'r', v: 3, last_modified: 11 } },
  ],
  ['nothing where it was changed', change, failed({ status: 404 }), { state: 'gone' }],
  ['nothing where it was deleted', removal, failed({ status: 404 }), { state: 'done' }],
  ['nothing that may be read where it was deleted', removal, failed({ status: 403 }), { state: 'done' }],
  ['nothing where it should be made', creation, failed({ status: 404 }), { state: 'todo', tries: 1 }],
  ['the record that was to be deleted', removal, found({ v: 1 }, 10), { state: 'todo', tries: 1 }],
])('who looks up an item and finds %s knows what to do', (_, item, result, outcome) => {
  expect(settleLookUp(item, result)).toMatchObject({ item: outcome })
})

test('a record that makes the server fail every time is given up at last', () => {
  let item = change
  for (let times = 0; times < 3; times++) {
    const sent = settleWrite({ ...item, state: 'sent' }, failed({ status: 500, message: 'Oh.' })).item
    item = settleLookUp(sent, found({ v: 1 }, 10)).item
  }
  expect(item).toMatchObject({ state: 'refused', problem: { status: 500, message: 'Oh.' } })
})
