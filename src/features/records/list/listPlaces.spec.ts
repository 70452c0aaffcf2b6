import { expect, test } from 'vitest'
import { listPlaces, type Visit } from './listPlaces'

const place = { top: 720, left: 0, row: 21, column: 0, isFocused: true }

function tab() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  }
}

function world(storage: Parameters<typeof listPlaces>[0] = tab()) {
  const visit: Visit = { entry: 'one', isReturning: false }
  return { visit, places: listPlaces(storage, () => visit) }
}

test('Back to the same entry of the history leads to the same place', () => {
  const { visit, places } = world()
  expect(places.read('/cities')).toBe(undefined)
  places.write('/cities', place)
  expect(places.read('/cities')).toMatchObject(place)
  visit.entry = 'two'
  expect(places.read('/cities')).toBe(undefined)
})

test('so does any way back from a record', () => {
  const { visit, places } = world()
  places.read('/cities')
  places.write('/cities', place)
  Object.assign(visit, { entry: 'two', isReturning: true })
  expect(places.read('/cities')).toMatchObject(place)
  expect(places.read('/countries')).toBe(undefined)
})

test('only the last fifty lists are remembered', () => {
  const { places } = world()
  for (let index = 0; index < 51; index++) {
    places.read(`/list${index}`)
    places.write(`/list${index}`, place)
  }
  expect(places.read('/list0')).toBe(undefined)
  expect(places.read('/list1')).toMatchObject(place)
})

test('storage that is blocked or spoilt leaves every list at its top', () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  const { places } = world({ getItem: blocked, setItem: blocked })
  places.write('/cities', place)
  expect(places.read('/cities')).toBe(undefined)
  expect(world({ getItem: () => '{nonsense', setItem: blocked }).places.read('/cities')).toBe(undefined)
})
