import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { absentParent, FORBIDDEN, INVALID_ID, invalid, METHOD_NOT_ALLOWED, UNAUTHORIZED } from '../refusals'
import { steps } from '../steps'
import { AT, badBody, file, form, needs, plain, TYPE, upload } from './attachmentSupport'

const MISSING = plain(400, 109, 'Attachment missing.')

export const refusals: ConformanceCase[] = [
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
    'an upload of nothing is refused for its boundary first',
    [
      {
        ask: `POST ${AT} | Content-Type: multipart/form-data`,
        gives: 400,
        body: plain(400, 107, "Invalid boundary in multipart form: b''"),
      },
      { ask: `POST ${AT} | ${TYPE}`, gives: 400, body: MISSING },
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
