import { expect, test } from 'vitest'
import { editorKey } from './editorKey'

const press = (key: string, more = {}) =>
  editorKey({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  })

test.each([
  ['Enter', {}, 'down'],
  ['Enter', { shiftKey: true }, 'up'],
  ['Enter', { ctrlKey: true }, 'stay'],
  ['Tab', {}, 'next'],
  ['Tab', { shiftKey: true }, 'previous'],
  ['Escape', {}, 'cancel'],
  ['a', {}, undefined],
  ['ArrowDown', {}, undefined],
  ['Enter', { isComposing: true }, undefined],
  ['Enter', { altKey: true }, undefined],
  ['Tab', { ctrlKey: true }, undefined],
])('%s with %j in an editor is %j', (key, more, meaning) => {
  expect(press(key, more)).toBe(meaning)
})
