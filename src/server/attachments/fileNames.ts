import { baseName, extensionOf } from './extensions'

/** What of a name is safe in a path and an address: kinto_attachment.storage.secure_filename. */
export function safeName(filename: string): string {
  const ascii = Array.from(baseName(filename).normalize('NFKD')).filter(character => character <= '\u007f')
  const joined = ascii
    .join('')
    .split(/\s+/)
    .filter(word => word !== '')
    .join('_')
  return joined.replace(/[^A-Za-z0-9_.-]/g, '').replace(/^[._]+|[._]+$/g, '')
}

export const randomName = (filename: string, uuid: string): string =>
  uuid + extensionOf(safeName(filename)).toLowerCase()

/** The name, or the first of `name-1.txt`, `name-2.txt` … that is free. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const extension = extensionOf(name)
  const stem = name.slice(0, name.length - extension.length)
  let free = name
  for (let count = 1; free === '' || isTaken(free); count++) free = `${stem}-${count}${extension}`
  return free
}

/** Python's `str.format` with the names in the address of the record. */
export const folderFrom = (pattern: string, ids: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
