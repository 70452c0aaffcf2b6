import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { absentParent, FORBIDDEN, INVALID_ID, invalid, METHOD_NOT_ALLOWED, UNAUTHORIZED } from '../refusals'
import { type Step, steps, told } from '../steps'
import type { Variant } from './variant'

const needs = { needs: 'attachments' } as const
const TYPE = 'Content-Type: multipart/form-data; boundary=XbX'
const AT = '$r/a/attachment'

type Part = { name: string; filename?: string; type?: string; text: string }

const form = (...parts: Part[]) =>
  parts
    .map(({ name, filename, type, text }) => {
      const file = filename === undefined ? '' : `; filename="${filename}"`
      const kind = type === undefined ? '' : `Content-Type: ${type}\r\n`
      return `--XbX\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${kind}\r\n${text}\r\n`
    })
    .join('') + '--XbX--\r\n'

const file = (filename = 'hello.txt', text = 'hello world', type = 'text/plain'): Part => ({
  name: 'attachment',
  filename,
  type,
  text,
})
const HELLO = {
  filename: 'hello.txt',
  hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  location: expect.stringMatching(/^http:\/\/cdn\.example\.org\/files\/[0-9a-f-]{36}\.txt$/),
  mimetype: 'text/plain',
  size: 11,
}

const upload = (send: string, more: Partial<Step> = {}): Step => ({
  ask: `POST ${AT} | ${TYPE}`,
  send,
  gives: 201,
  ...more,
})
const plain = (code: number, errno: number, message: unknown) => ({ code, errno, error: 'Bad Request', message })
const badBody = (description: string) => invalid(['body', null, description])

const uploads: ConformanceCase[] = [
  steps(
    'an upload makes a record and shows the file',
    [
      upload(form(file()), { body: HELLO, headers: { location: '$base$r/a', etag: /^"\d+"$/ } }),
      { ask: 'GET $r/a', gives: 200, data: { id: 'a', attachment: HELLO } },
    ],
    needs,
  ),
  steps(
    'an upload patches a record',
    [
      { ask: 'PUT $r/a', send: { data: { v: 1, w: 1 } }, gives: 201 },
      upload(form(file(), { name: 'data', text: '{"w":2}' }, { name: 'permissions', text: '{"read":["$bob"]}' }), {
        gives: 200,
        body: HELLO,
      }),
      {
        ask: 'GET $r/a',
        gives: 200,
        body: { data: { id: 'a', v: 1, w: 2, attachment: HELLO }, permissions: { read: ['$bob'], write: ['$alice'] } },
      },
    ],
    needs,
  ),
  steps(
    'a second upload takes the place of the first',
    [
      upload(form(file())),
      upload(form(file('logo.png', 'PNG', 'image/png')), {
        gives: 200,
        body: expect.objectContaining({ filename: 'logo.png', mimetype: 'image/png', size: 3 }),
      }),
    ],
    needs,
  ),
  steps(
    'the type of a file comes from its name',
    [
      upload(form(file('a.json', '{}', 'application/octet-stream')), {
        body: expect.objectContaining({ mimetype: expect.stringMatching(/^application\/(json|octet-stream)$/) }),
      }),
    ],
    needs,
  ),
  steps(
    'a file may be empty',
    [upload(form(file('empty.txt', '')), { body: expect.objectContaining({ size: 0, filename: 'empty.txt' }) })],
    needs,
  ),
  steps(
    'a name may have spaces and accents',
    [
      upload(form(file('../../evil name é.txt', 'x')), {
        body: expect.objectContaining({ filename: '../../evil name é.txt', size: 1 }),
      }),
    ],
    needs,
  ),
  steps(
    'If-Match says nothing to an upload',
    [upload(form(file())), { ask: `POST ${AT} | ${TYPE} | If-Match: "1"`, send: form(file()), gives: 200 }],
    needs,
  ),
  told(
    'an upload leaves one entry in the history',
    async world => {
      await world.make(`POST ${AT} | ${TYPE}`, form(file()))
      const { body } = await world.make(
        'GET $b/history?resource_name=record&_fields=action,target.data.attachment.size',
      )
      // The cast: any other shape fails the comparison.
      const { data } = body as { data: { action: string; target: unknown }[] }
      expect(data.map(({ action, target }) => ({ action, target }))).toEqual([
        { action: 'create', target: { data: { attachment: { size: 11 } } } },
      ])
    },
    needs,
  ),
]

const MISSING = plain(400, 109, 'Attachment missing.')

const refusals: ConformanceCase[] = [
  ...(
    [
      ['without a file', form({ name: 'data', text: '{}' }), MISSING],
      [
        'of a field of another name',
        form({ name: 'other', filename: 'x.txt', type: 'text/plain', text: 'x' }),
        MISSING,
      ],
      ['of a field that is no file', form({ name: 'attachment', text: 'plain' }), badBody('Filename is required.')],
      [
        'of a file that may be run',
        form(file('x.exe', 'x', 'application/octet-stream')),
        badBody('File extension is not allowed.'),
      ],
      ['of a file without an extension', form(file('x', 'x')), badBody('File extension is not allowed.')],
      [
        'with another field',
        form(file(), { name: 'foo', text: '1' }),
        plain(400, 109, "body: 'foo' not in ('data', 'permissions')"),
      ],
      [
        'with data that are no JSON',
        form(file(), { name: 'data', text: '{bad' }),
        plain(400, 109, expect.stringMatching(/^body: data is not valid JSON \(/)),
      ],
    ] as const
  ).map(([what, send, body]) =>
    steps(`an upload ${what} is refused`, [upload(send, { gives: 400, body }), { ask: 'GET $r/a', gives: 404 }], needs),
  ),
  steps(
    'an upload is a form',
    [
      {
        ask: `POST ${AT}`,
        send: { data: {} },
        gives: 400,
        body: { ...plain(400, 107, 'Content-Type should be multipart/form-data') },
      },
    ],
    needs,
  ),
  steps(
    'a malformed id is refused',
    [{ ask: `POST $r/a.b/attachment | ${TYPE}`, send: form(file()), gives: 400, body: INVALID_ID }],
    needs,
  ),
  steps(
    'an absent collection takes no file',
    [
      {
        ask: `POST $b/collections/nope/records/a/attachment | ${TYPE}`,
        send: form(file()),
        gives: 404,
        body: absentParent('collection', 'nope'),
      },
    ],
    needs,
  ),
  steps(
    'a stranger uploads nothing',
    [
      { ask: `bob POST ${AT} | ${TYPE}`, send: form(file()), gives: 403, body: FORBIDDEN },
      { ask: `anon POST ${AT} | ${TYPE}`, send: form(file()), gives: 401, body: UNAUTHORIZED },
    ],
    needs,
  ),
  steps(
    'who may make records may upload to a new one only',
    [
      { ask: 'PATCH $c', send: { permissions: { 'record:create': ['$bob'] } }, gives: 200 },
      { ask: `POST $r/b/attachment | ${TYPE}`, send: form(file()), gives: 201 },
      { ask: `bob POST ${AT} | ${TYPE}`, send: form(file()), gives: 201 },
      { ask: `bob POST $r/b/attachment | ${TYPE}`, send: form(file()), gives: 403 },
    ],
    needs,
  ),
  ...['GET', 'PUT', 'PATCH'].map(method =>
    steps(
      `an attachment takes no ${method}`,
      [{ ask: `${method} ${AT}`, gives: 405, body: METHOD_NOT_ALLOWED, headers: { allow: /POST/ } }],
      needs,
    ),
  ),
  steps(
    'a schema is asked of an upload',
    [
      { ask: 'PATCH $c', send: { data: { schema: { required: ['title'] } } }, gives: 200 },
      upload(form(file()), { gives: 400, body: invalid(['body', 'title', "'title' is a required property"]) }),
      upload(form(file(), { name: 'data', text: '{"title":"t"}' })),
    ],
    needs,
  ),
  steps(
    'a schema has to allow the attachment',
    [
      {
        ask: 'PATCH $c',
        send: { data: { schema: { properties: { title: {} }, additionalProperties: false } } },
        gives: 200,
      },
      upload(form(file()), {
        gives: 400,
        body: invalid([
          'body',
          'additionalProperties',
          "Additional properties are not allowed ('attachment' was unexpected)",
        ]),
      }),
    ],
    needs,
  ),
]

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
