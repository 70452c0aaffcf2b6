import { describe, expect, test } from 'vitest'
import { parseIni, valuesOf } from './ini'

const read = (text: string, section = 's', given: Record<string, string> = { here: '/etc/kinto' }) =>
  Object.fromEntries([...valuesOf(parseIni(text, 'k.ini'), section, given)].map(([key, { text }]) => [key, text]))

// What Python's configparser makes of the same texts.
test.each<[what: string, text: string, values: Record<string, string>]>([
  ['a value', '[s]\na = 1', { a: '1' }],
  ['a colon', '[s]\na: 1', { a: '1' }],
  ['whatever comes first divides', '[s]\na = b: c\nurl: http://x=y', { a: 'b: c', url: 'http://x=y' }],
  ['spaces round everything', '  [s]  \n  a   =   b c  ', { a: 'b c' }],
  ['an empty value', '[s]\na =\nb = 2', { a: '', b: '2' }],
  ['names with dots, spaces and their case', '[s]\nkinto.A b = 1', { 'kinto.A b': '1' }],
  ['comments', '# x\n; y\n[s]\n# a = 0\na = 1 # no comment\n;b = 1', { a: '1 # no comment' }],
  ['many lines', '[s]\na = 1\n    2\n\t3\nb = 4', { a: '1\n2\n3', b: '4' }],
  [
    'comments and gaps between the lines of a value',
    '[s]\na =\n  1\n#  2\n  # 3\n\n  4\n\nb = 5',
    { a: '\n1\n\n4', b: '5' },
  ],
  ['a value that goes on looks like a setting', '[s]\na = 1\n  b = 2', { a: '1\nb = 2' }],
  ['an indented section begins one', '[s]\n  a = 1\n  [t]\n  b = 2', { a: '1' }],
  ['line ends of Windows and a byte order mark', '\uFEFF[s]\r\na = 1\r\n  2\r\n', { a: '1\n2' }],
  ['other sections', '[t]\na = 0\n[s]\na = 1\n[u]\na = 2', { a: '1' }],
  ['words after a section', '[s] ; really\na = 1', { a: '1' }],
  ['no such section', '[t]\na = 1', {}],
  ['here', '[s]\na = %(here)s/data', { a: '/etc/kinto/data' }],
  ['names of the section', '[s]\na = x\nb = %(a)s%(a)s', { a: 'x', b: 'xx' }],
  ['names of [DEFAULT], which are no settings', '[DEFAULT]\na = x\n[s]\na = y\nb = %(a)s', { b: 'y' }],
  ['names within names', '[DEFAULT]\na = %(b)s\nb = %(here)s\n[s]\nc = %(a)s', { c: '/etc/kinto' }],
  ['a percent sign', '[s]\na = 100%% %%(here)s', { a: '100% %(here)s' }],
  ['a name before [DEFAULT]', '[s]\nb = %(a)s\n[DEFAULT]\na = x', { b: 'x' }],
])('%s', (_, text, values) => {
  expect(read(text)).toEqual(values)
})

describe('refuses, and names the line', () => {
  test.each([
    ['a = 1', 'k.ini, line 1: something stands before the first [section].'],
    ['[s]\n\nwords', 'k.ini, line 3: "words" is neither a [section] nor a "name = value".'],
    ['[s]\n= 1', 'k.ini, line 2: "= 1" is neither'],
    ['[s]\na = 1\na = 2', 'k.ini, line 3: a stands here a second time.'],
    ['[s]\n[t]\n[s]', 'k.ini, line 3: the section [s] stands here a second time.'],
    ['[s]\na = %(none)s', 'k.ini, line 2: %(none)s stands for nothing in the value of a.'],
    ['[s]\na = 100%', 'k.ini, line 2: a "%" must be written as "%%" in the value of a.'],
    ['[s]\na = %(b)s\nb = %(a)s', 'k.ini, line 2: the names lead in a circle in the value of a.'],
  ])('%j', (text, why) => {
    expect(() => read(text)).toThrow(why)
  })
})

test('values know their line', () => {
  const ini = parseIni('[DEFAULT]\n[s]\n# x\na =\n  1\n\nb = 2', 'k.ini')
  expect([...valuesOf(ini, 's', {}).values()].map(({ line }) => line)).toEqual([4, 7])
  expect(ini.sections.get('s')?.line).toBe(2)
})
