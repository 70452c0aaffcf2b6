/** One part of a form. */
export type FormPart = {
  readonly name: string
  /** Only files have one. */
  readonly filename: string | undefined
  readonly type: string
  readonly content: Uint8Array
}

/** A form without a boundary that could be read. */
export class FormRefused extends Error {
  override name = 'FormRefused'
}

const NEWLINE = 10
const RETURN = 13
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Reads `multipart/form-data` as Python's `cgi.FieldStorage` does: https://www.rfc-editor.org/rfc/rfc7578 */
export function readForm(bytes: Uint8Array, contentType: string): FormPart[] {
  const boundary = readHeader(contentType).options.get('boundary') ?? ''
  if (!/^[ -~]{0,200}[!-~]$/.test(boundary)) {
    throw new FormRefused(`Invalid boundary in multipart form: b'${boundary}'`)
  }
  return pieces(bytes, encoder.encode(`--${boundary}`)).map(readPart)
}

/** What stands between the boundaries. A last part without one behind it goes on to the end. */
function pieces(bytes: Uint8Array, boundary: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = []
  let start: number | undefined
  for (let line = 0; line < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, line)
    const next = newline === -1 ? bytes.length : newline + 1
    const kind = boundaryAt(bytes.subarray(line, next), boundary)
    if (kind !== 'none') {
      if (start !== undefined) found.push(bytes.subarray(start, withoutLineEnd(bytes, line)))
      start = next
      if (kind === 'last') return found
    }
    line = next
  }
  if (start !== undefined && start < bytes.length) found.push(bytes.subarray(start))
  return found
}

function boundaryAt(line: Uint8Array, boundary: Uint8Array): 'none' | 'next' | 'last' {
  if (line.length < boundary.length || !boundary.every((byte, at) => line[at] === byte)) return 'none'
  const rest = decoder.decode(line.subarray(boundary.length)).trimEnd()
  return rest === '' ? 'next' : rest === '--' ? 'last' : 'none'
}

/** The end of the line before the one that begins here. */
function withoutLineEnd(bytes: Uint8Array, line: number): number {
  const end = bytes[line - 1] === NEWLINE ? line - 1 : line
  return bytes[end - 1] === RETURN ? end - 1 : end
}

function readPart(bytes: Uint8Array): FormPart {
  let at = 0
  const headers = new Map<string, string>()
  while (at < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, at)
    const next = newline === -1 ? bytes.length : newline + 1
    const line = decoder.decode(bytes.subarray(at, next)).trim()
    at = next
    if (line === '') break
    const [name = '', ...value] = line.split(':')
    headers.set(name.trim().toLowerCase(), value.join(':').trim())
  }
  const { options } = readHeader(headers.get('content-disposition') ?? '')
  const { value } = readHeader(headers.get('content-type') ?? 'text/plain')
  const filename = options.get('filename')
  return {
    name: options.get('name') ?? '',
    // An empty one is what browsers send where no file was chosen.
    filename: filename === '' ? undefined : filename,
    type: value,
    content: bytes.subarray(at),
  }
}

/** A header's value and what stands behind its semicolons: `cgi.parse_header`. */
function readHeader(header: string): { value: string; options: Map<string, string> } {
  const [value = '', ...rest] = header.match(/(?:"(?:\\.|[^"\\])*"|[^;])+/g) ?? []
  const options = new Map<string, string>()
  for (const option of rest) {
    const [name = '', ...text] = option.split('=')
    if (text.length > 0) options.set(name.trim().toLowerCase(), unquoted(text.join('=').trim()))
  }
  return { value: value.trim(), options }
}

const unquoted = (text: string): string =>
  /^".*"$/s.test(text) && text.length >= 2 ? text.slice(1, -1).replaceAll('\\\\', '\\').replaceAll('\\"', '"') : text
