import { expect, test, vi } from 'vitest'
import { KeptByPlace } from './keptByPlace'

const readNumber = (stored: unknown) => ({ number: typeof stored === 'number' ? stored : 0 })

function world(kept = new Map<string, string>()) {
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  }
  return { kept, store: new KeptByPlace(() => storage, 'k', readNumber) }
}

test('a place keeps its value, the same object until it changes', () => {
  const { kept, store } = world()
  store.set('/a', 5)
  expect(store.get('/a')).toEqual({ number: 5 })
  expect(store.get('/a')).toBe(store.get('/a'))
  expect(store.get('/b')).toEqual({ number: 0 })
  expect(world(kept).store.get('/a')).toEqual({ number: 5 })
  store.set('/a', undefined)
  expect(world(kept).store.get('/a')).toEqual({ number: 0 })
})

test('who listens hears of changes, those of another tab too', () => {
  const { kept, store } = world()
  const heard = vi.fn<() => void>()
  const stop = store.subscribe(heard)
  store.set('/a', 5)
  world(kept).store.set('/a', 6)
  store.forget({ key: 'other' })
  expect(store.get('/a')).toEqual({ number: 5 })
  store.forget({ key: 'k' })
  expect(store.get('/a')).toEqual({ number: 6 })
  expect(heard).toHaveBeenCalledTimes(2)
  stop()
})

test('a browser that keeps nothing remembers as long as the page is open', () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  const store = new KeptByPlace(blocked, 'k', readNumber)
  expect(store.get('/a')).toEqual({ number: 0 })
  store.set('/a', 5)
  expect(store.get('/a')).toEqual({ number: 5 })
})

test.each(['{nonsense', '[]', '7', '{"/a":"x"}'])('what is spoilt (%s) counts as nothing', text => {
  const { store } = world(new Map([['k', text]]))
  expect(store.get('/a')).toEqual({ number: 0 })
  store.set('/a', 1)
  expect(store.get('/a')).toEqual({ number: 1 })
})

test('only the last two hundred places are remembered', () => {
  const { kept, store } = world()
  for (let at = 0; at <= 200; at++) store.set(`/${at}`, 1)
  const fresh = world(kept).store
  expect(fresh.get('/0')).toEqual({ number: 0 })
  expect(fresh.get('/1')).toEqual({ number: 1 })
})
