import { expect, test } from 'vitest'
import { fileOf, sizeOf } from './fileOf'
import { fileNameOf, isWebAddress } from './webAddress'

test('a file is told by its location and its name', () => {
  const file = { location: 'https://k.example/a.png', filename: 'a.png', size: 12, mimetype: 'image/png' }
  expect(fileOf(file)).toEqual({ name: 'a.png', address: file.location, bytes: 12, isImage: true })
  expect(fileOf({ ...file, size: 'big', mimetype: null })).toMatchObject({ bytes: undefined, isImage: false })
  expect(fileOf({ location: 'Paris', name: 'x' })).toBe(undefined)
  expect(fileOf({ location: { lat: 1 }, filename: 'x' })).toBe(undefined)
})

test.each([
  [0, 0, 'byte'],
  [999, 999, 'byte'],
  [5_348_112, 5.348112, 'megabyte'],
  [5e15, 5000, 'terabyte'],
])('%i bytes are %d %s', (bytes, value, unit) => {
  expect(sizeOf(bytes)).toEqual({ value, unit })
})

test.each([
  ['https://a.example/b', true],
  ['HTTP://a.example', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['https://a b', false],
  ['https://', false],
  [`https://a.example/${'x'.repeat(2048)}`, false],
  [' https://a.example', false],
])('%s is an address of the web: %j', (text, expected) => {
  expect(isWebAddress(text)).toBe(expected)
})

test.each([
  ['https://a.example/pictures/quay%20at%20dawn.jpg?w=1', 'quay at dawn.jpg'],
  ['https://a.example/', 'https://a.example/'],
  ['https://a.example/50%', '50%'],
])('%s ends in %s', (address, name) => {
  expect(fileNameOf(address)).toBe(name)
})
