import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN, UNAUTHORIZED } from '../refusals'
import { steps, told } from '../steps'
import { refusals } from './attachmentRefusals'
import { AT, file, form, needs, TYPE, upload } from './attachmentSupport'
import { uploads } from './attachmentUploads'
import type { Variant } from './variant'

const CHANGED = { code: 400, errno: 999, error: 'Bad Request', message: 'Attachment metadata cannot be modified.' }

const edits: ConformanceCase[] = [
  told(
    'what is said of a file cannot be changed',
    async world => {
      const { body } = await world.make(`POST ${AT} | ${TYPE}`, form(file()))
      // The cast: a body of another shape is refused by the server.
      const attachment = body as Record<string, string>
      await world.make('PATCH $r/a', { data: { attachment, v: 1 } })
      const { status, body: refusal } = await world.ask('PATCH $r/a', {
        data: { attachment: { ...attachment, filename: 'z' } },
      })
      expect([status, refusal]).toEqual([400, CHANGED])
    },
    needs,
  ),
  steps(
    'a PUT without it drops it',
    [upload(form(file())), { ask: 'PUT $r/a', send: { data: { v: 1 } }, gives: 200, data: { id: 'a', v: 1 } }],
    needs,
  ),
  steps(
    'it may be set to null',
    [
      upload(form(file())),
      { ask: 'PATCH $r/a', send: { data: { attachment: null } }, gives: 200, data: { id: 'a', attachment: null } },
    ],
    needs,
  ),
  steps(
    'a new record may make one up',
    [
      {
        ask: 'PUT $r/a',
        send: { data: { attachment: { location: 'x' } } },
        gives: 201,
        data: { id: 'a', attachment: { location: 'x' } },
      },
    ],
    needs,
  ),
]

const deletions: ConformanceCase[] = [
  steps(
    'a deletion leaves null',
    [
      upload(form(file(), { name: 'data', text: '{"v":1}' })),
      { ask: `DELETE ${AT}`, gives: 204, body: '', headers: { etag: /^"\d+"$/ } },
      { ask: 'GET $r/a', gives: 200, data: { id: 'a', v: 1, attachment: null } },
      { ask: `DELETE ${AT}`, gives: 204 },
    ],
    needs,
  ),
  steps(
    'a deletion on an absent record makes it',
    [
      { ask: `DELETE ${AT}`, gives: 204 },
      {
        ask: 'GET $r/a',
        gives: 200,
        body: { data: { id: 'a', attachment: null }, permissions: { write: ['$alice'] } },
      },
    ],
    needs,
  ),
  steps(
    'a stranger deletes none',
    [
      upload(form(file())),
      { ask: `bob DELETE ${AT}`, gives: 403, body: FORBIDDEN },
      { ask: `anon DELETE ${AT}`, gives: 401, body: UNAUTHORIZED },
    ],
    needs,
  ),
  steps(
    'a record takes its attachment along',
    [upload(form(file())), { ask: 'DELETE $r/a', gives: 200 }, { ask: 'GET $r/a', gives: 404 }],
    needs,
  ),
]

/** kinto-attachment 8.0.0. Where the files are kept is the server's business. */
export const attachments: Variant = {
  name: 'with attachments',
  plugin: 'kinto_attachment',
  kinto: {
    'kinto.attachment.base_path': '.',
    'kinto.attachment.base_url': 'http://cdn.example.org/files/',
  },
  engine: { attachments: { baseUrl: 'http://cdn.example.org/files/' } },
  cases: [
    steps(
      'the root shows where files are',
      [
        {
          ask: 'GET /',
          gives: 200,
          body: expect.objectContaining({
            capabilities: expect.objectContaining({
              attachments: {
                version: '8.0.0',
                base_url: 'http://cdn.example.org/files/',
                description: 'Add file attachments to records',
                url: 'https://github.com/Kinto/kinto-attachment/',
              },
            }),
          }),
        },
      ],
      needs,
    ),
    steps(
      'the heartbeat looks after files',
      [
        {
          ask: 'anon GET /__heartbeat__',
          gives: 200,
          body: { storage: true, permission: true, cache: true, attachments: true },
        },
      ],
      needs,
    ),
    ...uploads,
    ...refusals,
    ...edits,
    ...deletions,
  ],
}
