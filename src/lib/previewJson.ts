/** Longer texts are cut before they reach the page: a record may be a megabyte. */
const LONGEST = 200

/** A short text for any JSON value: lists of scalars joined by commas, objects as compact JSON. Never reads further than it shows. */
export function previewJson(value: unknown, longest = LONGEST): string {
  if (typeof value === 'string') return cutText(value, longest)
  if (Array.isArray(value) && isPlainList(value, longest)) return joined(value, longest)
  return cutText(compact(value, longest), longest)
}

/** At most `longest` UTF-16 units and an ellipsis, and never half of a pair. */
export function cutText(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text
  const last = text.charCodeAt(longest - 1)
  const isHalf = last >= 0xd800 && last < 0xdc00
  return `${text.slice(0, isHalf ? longest - 1 : longest)}…`
}

function isPlainList(list: unknown[], longest: number): boolean {
  for (const item of list.slice(0, longest)) if (typeof item === 'object' && item !== null) return false
  return list.length > 0
}

function joined(list: unknown[], longest: number): string {
  let text = ''
  for (const item of list) {
    if (text.length > longest) break
    text += (text === '' ? '' : ', ') + (typeof item === 'string' ? item.slice(0, longest + 1) : String(item))
  }
  return cutText(text, longest)
}

/** JSON with a space after commas and colons; stops soon after `room` characters are written. */
function compact(value: unknown, room: number): string {
  if (room <= 0) return '…'
  if (typeof value === 'string') return JSON.stringify(cutText(value, room))
  if (typeof value !== 'object' || value === null) return String(value)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  let text = `${open}`
  // `for in` meets the keys one by one; Object.entries would copy all of a huge object first.
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue
    if (text.length > room) return text
    if (text.length > 1) text += ', '
    if (!Array.isArray(value)) text += `${JSON.stringify(cutText(key, room))}: `
    text += compact((value as Record<string, unknown>)[key], room - text.length) // An own key of an object.
  }
  return text + close
}
