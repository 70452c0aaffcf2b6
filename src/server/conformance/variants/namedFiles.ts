import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { steps } from '../steps'
import { badBody, file, form, HELLO, needs, TYPE } from './attachmentSupport'
import type { Variant } from './variant'

const BASE = 'https://files.test/'

/** An upload to a record, and where the file is then. */
const upload = (id: string, filename: string, path: string, { gives = 201, mimetype = 'text/plain' } = {}) => ({
  ask: `POST $r/${id}/attachment | ${TYPE}`,
  send: form(file(filename)),
  gives,
  body: { ...HELLO, filename, mimetype, location: BASE + path },
})

const FOLDER = '/buckets/shelf/collections/maps'

const cases: ConformanceCase[] = [
  steps('files keep their names, in the folder', [upload('a', 'A b.txt', '$bid/things/A_b.txt')], needs),
  steps(
    'a name that is taken gets a number',
    [
      upload('a', 'n.txt', '$bid/things/n.txt'),
      upload('b', 'n.txt', '$bid/things/n-1.txt'),
      upload('c', 'n.txt', '$bid/things/n-2.txt'),
    ],
    needs,
  ),
  steps(
    'a file that is replaced keeps its name',
    [
      upload('a', 'n.txt', '$bid/things/n.txt'),
      upload('a', 'n.txt', '$bid/things/n-1.txt', { gives: 200 }),
      { ask: 'DELETE $r/a', gives: 200 },
      upload('a', 'n.txt', '$bid/things/n-2.txt'),
    ],
    needs,
  ),
  steps(
    'only the extensions of the setting are taken',
    [
      upload('a', 'film.OGG', '$bid/things/film.OGG'),
      upload('a', 'x.woff2', '$bid/things/x.woff2', { gives: 200, mimetype: 'font/woff2' }),
      ...['x.txt.exe', 'x.pdf', 'txt', '.txt'].map(name => ({
        ask: `POST $r/b/attachment | ${TYPE}`,
        send: form(file(name)),
        gives: 400,
        body: badBody('File extension is not allowed.'),
      })),
    ],
    needs,
  ),
  steps(
    'one collection has its own rules',
    [
      { ask: 'PUT /buckets/shelf', gives: 201 },
      { ask: `PUT ${FOLDER}`, gives: 201 },
      { ...upload('a', 'n.txt', 'shelf/maps/n.txt'), ask: `POST ${FOLDER}/records/a/attachment | ${TYPE}` },
      // The old one is gone, so its name is free.
      {
        ...upload('a', 'n.txt', 'shelf/maps/n.txt', { gives: 200 }),
        ask: `POST ${FOLDER}/records/a/attachment | ${TYPE}`,
      },
      {
        ask: `POST ${FOLDER}/records/b/attachment | ${TYPE}`,
        send: form(file('big.txt', 'x'.repeat(21))),
        gives: 400,
        body: badBody('File size (21 bytes) exceeds the limit (20 bytes).'),
      },
    ],
    needs,
  ),
  steps(
    'the root tells the other base URL',
    [
      {
        ask: 'GET /',
        gives: 200,
        body: expect.objectContaining({
          capabilities: expect.objectContaining({ attachments: expect.objectContaining({ base_url: '' }) }),
        }),
      },
    ],
    needs,
  ),
]

export const namedFiles: Variant = {
  name: 'with files by their names',
  plugin: 'kinto_attachment',
  kinto: {
    'kinto.attachment.base_path': './named',
    'kinto.attachment.base_url': BASE,
    'kinto.attachment.extra.base_url': '',
    'kinto.attachment.folder': '{bucket_id}/{collection_id}',
    'kinto.attachment.randomize': 'false',
    'kinto.attachment.keep_old_files': 'true',
    'kinto.attachment.extensions': 'text+audio+woff2 TTF',
    'kinto.attachment.mimetypes': '.woff2:font/woff2;.ttf:font/ttf',
    'kinto.attachment.resources.shelf.max_size_bytes': '20',
    'kinto.attachment.resources.shelf.maps.keep_old_files': 'false',
  },
  engine: {
    attachments: {
      baseUrl: BASE,
      shownBaseUrl: '',
      folder: '{bucket_id}/{collection_id}',
      randomize: false,
      keepOldFiles: true,
      extensions: 'text+audio+woff2 TTF',
      mimetypes: { '.woff2': 'font/woff2', '.ttf': 'font/ttf' },
      resources: {
        '/buckets/shelf': { maxSizeBytes: 20 },
        '/buckets/shelf/collections/maps': { keepOldFiles: false },
      },
    },
  },
  cases,
}
