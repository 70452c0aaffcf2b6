/** Longer addresses than browsers take. */
const LONGEST = 2048

/** Nothing but http(s) is ever followed or loaded: `javascript:` and `data:` stay text. */
export const isWebAddress = (text: string): boolean =>
  text.length < LONGEST && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)

/** What is left of an address when it stands beside its picture: the file's own name. */
export function fileNameOf(address: string): string {
  const path = new URL(address).pathname
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name === '') return address
  try {
    return decodeURIComponent(name)
  } catch {
    return name // Half of an escape: shown as it is.
  }
}
