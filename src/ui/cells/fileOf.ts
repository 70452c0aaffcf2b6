/** A stored file as a value describes it. */
export type StoredFile = { name: string; address: string; bytes: number | undefined; isImage: boolean }

/** Reads `{ location, filename, size, mimetype }`; undefined when a value is no such thing. */
export function fileOf(value: object): StoredFile | undefined {
  const { location, filename, size, mimetype }: Record<string, unknown> = { ...value }
  if (typeof location !== 'string' || typeof filename !== 'string') return undefined
  return {
    name: filename,
    address: location,
    bytes: typeof size === 'number' && size >= 0 ? size : undefined,
    isImage: typeof mimetype === 'string' && /^image\//i.test(mimetype),
  }
}

const STEP = 1000
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']

/** A size in the unit that suits it, for Intl.NumberFormat. */
export function sizeOf(bytes: number): { value: number; unit: string } {
  let value = bytes
  let at = 0
  while (value >= STEP && at < UNITS.length - 1) {
    value /= STEP
    at += 1
  }
  return { value, unit: UNITS[at] ?? 'byte' }
}
