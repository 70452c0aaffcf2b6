import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { steps, told } from '../steps'
import { AT, file, form, HELLO, needs, TYPE, upload } from './attachmentSupport'

export const uploads: ConformanceCase[] = [
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
