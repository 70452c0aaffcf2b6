import { expect, test } from 'vitest'
import { bare } from '../filter/fieldInfos'
import { EMPTY_DRAFT, readChange, withField, type ChangeDraft } from './changeDraft'

const draft = (more: Partial<ChangeDraft>): ChangeDraft => ({ ...EMPTY_DRAFT, field: 'title', ...more })
const info = bare('title', ['string'])

test.each([
  [
    { type: 'set', value: { kind: 'text', text: '', list: [] } },
    { type: 'set', field: 'title', value: '' },
  ],
  [
    { type: 'set', value: { kind: 'json', text: 'null', list: [] } },
    { type: 'set', field: 'title', value: null },
  ],
  [
    { type: 'unset', field: ' a.b ' },
    { type: 'unset', field: 'a.b' },
  ],
  [
    { type: 'rename', name: 'name' },
    { type: 'rename', field: 'title', name: 'name' },
  ],
  [
    { type: 'convert', to: 'list' },
    { type: 'convert', field: 'title', to: 'list' },
  ],
  [
    { type: 'replace', find: ' (', replacement: '' },
    { type: 'replace', field: 'title', find: ' (', replacement: '', isPattern: false, isCaseSensitive: true },
  ],
  [
    { type: 'replace', find: '(?P<y>\\d+)', replacement: '$1', isPattern: true, isCaseSensitive: false },
    {
      type: 'replace',
      field: 'title',
      find: '(?P<y>\\d+)',
      replacement: '$1',
      isPattern: true,
      isCaseSensitive: false,
    },
  ],
] as const)('%j is an operation', (more, operation) => {
  expect(readChange(draft(more), info)).toEqual({ operation })
})

test.each([
  [{ type: 'unset', field: ' ' }, { field: 'none' }],
  [{ type: 'unset', field: 'last_modified' }, { field: 'managed' }],
  [
    { type: 'rename', field: '', name: '' },
    { field: 'none', name: 'none' },
  ],
  [{ type: 'rename', field: 'a.b', name: 'b' }, { name: 'same' }],
  [{ type: 'rename', name: 'id' }, { name: 'managed' }],
  [{ type: 'replace' }, { find: 'none' }],
  [{ type: 'replace', find: '(', isPattern: true }, { find: { broken: expect.stringMatching(/./) } }],
  [{ type: 'set', value: { kind: 'number', text: 'x', list: [] } }, { value: { problem: 'no-number' } }],
] as const)('%j says what it lacks', (more, problems) => {
  expect(readChange(draft(more), info)).toEqual({ problems })
})

test('an inner field may be called id', () => {
  expect(readChange(draft({ type: 'rename', field: 'a.b', name: 'id' }), info).operation).toBeDefined()
})

test('another field brings the way in which its values are written, but takes away nothing that is', () => {
  expect(withField(EMPTY_DRAFT, bare('stars', ['number']), 'stars').value.kind).toBe('number')
  const written = draft({ value: { kind: 'text', text: 'x', list: [] } })
  expect(withField(written, bare('stars', ['number']), 'stars').value).toEqual(written.value)
})
