/**
 * The search part of a records page *is* Kinto's own query (`?like_name=par&_sort=-pop`), so values stay the raw text
 * that the server reads: `v=5` and `v="5"` are different questions (kinto-protocol 6.2).
 */
export type ListSearch = Record<string, string>

/** What the router hands over may come from a hand-typed address: everything that is not text is dropped. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const texts = Object.entries(search).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return Object.fromEntries(texts)
}

/** `parseSearch` of the router: no JSON guessing, so that an address survives a round trip unchanged. */
export const parseSearch = (text: string): ListSearch => Object.fromEntries(new URLSearchParams(text))

/** `stringifySearch` of the router. Commas and colons stay readable: Kinto's lists are full of them. */
export function stringifySearch(search: Record<string, unknown>): string {
  const text = new URLSearchParams(readListSearch(search)).toString()
  return text === '' ? '' : `?${text.replaceAll('%2C', ',').replaceAll('%3A', ':')}`
}
