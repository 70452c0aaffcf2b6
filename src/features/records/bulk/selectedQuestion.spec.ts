import { expect, test } from 'vitest'
import { readListQuery } from '~/url/recordsQuery'
import { selectedQuestion } from './selectedQuestion'

const listUri = '/buckets/b/collections/c/records'
const sourceAt = (search: Record<string, string>) => ({ listUri, query: readListQuery(search) })

test('filters say which records are meant; order, fields and page size do not', () => {
  const source = sourceAt({ region: 'Asia', min_area: '5', _sort: '-area', _fields: 'name', _limit: '20' })
  const filters = [
    ['region', 'Asia'],
    ['min_area', '5'],
  ]
  expect(selectedQuestion(source)).toEqual({ filters })
  expect(selectedQuestion({ ...source, at: 7 })).toEqual({ filters })
})

test('a list without filters means every record', () => {
  expect(selectedQuestion(sourceAt({}))).toEqual({})
})

test('a text looked for in one field is a filter like any other', () => {
  const source = { ...sourceAt({ region: 'Asia' }), find: { fields: ['name'], value: 'an' } }
  expect(selectedQuestion(source)?.filters).toEqual([
    ['region', 'Asia'],
    ['like_name', 'an'],
  ])
})

test('no one question stands for a text in several fields, nor for a list from a token on', () => {
  expect(selectedQuestion({ ...sourceAt({}), find: { fields: ['name', 'capital'], value: 'an' } })).toBeUndefined()
  expect(selectedQuestion(sourceAt({ _token: 'abc' }))).toBeUndefined()
})
