import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { ERRNO } from '~/protocol/errors'
import type { Json, JsonObject } from '~/protocol/json'
import type { Body } from '../http/incoming'
import { HttpError, invalid, invalidOne, type Detail } from '../http/httpError'
import { own } from '../json/ownKeys'
import { JsonRefused, parseJson } from '../json/parseJson'
import { pythonRepr } from '../json/pythonText'
import { readEnvelope, type Envelope } from '../resources/envelope'
import type { ResourceKind } from '../resources/kinds'
import type { AttachmentSettings } from './attachmentSettings'
import { explainFormJson } from './explainFormJson'
import { extensionOf, isExtensionAllowed } from './extensions'
import { FormRefused, readForm, type FormPart } from './multipart'

export type Upload = {
  readonly filename: string
  readonly mimetype: string
  readonly hash: string
  readonly content: Uint8Array
  /** What was sent besides the file. */
  readonly envelope: Envelope
}

const FILE_FIELD = 'attachment'

/** kinto_attachment.utils */
const MIMETYPES: Readonly<Record<string, string>> = {
  '.pem': 'application/x-pem-file',
  '.geojson': 'application/geojson',
}

const refuse = (errno: number, message: string): HttpError =>
  new HttpError({ code: 400, errno, error: 'Bad Request', message })

/** Reads an uploaded file and what comes with it, or refuses it: kinto_attachment.views.post_attachment_view. */
export function readUpload(body: Body, contentType: string, settings: AttachmentSettings, kind: ResourceKind): Upload {
  if (!contentType.includes('multipart/form-data')) {
    throw refuse(ERRNO.INVALID_PARAMETERS, 'Content-Type should be multipart/form-data')
  }
  const parts = partsOf(body, contentType)
  // Of several parts with one name the last one counts.
  const part = parts.findLast(({ name }) => name === FILE_FIELD)
  if (!part) throw refuse(ERRNO.MISSING_FIELD, 'Attachment missing.')
  const { filename, content } = part
  if (filename === undefined) throw invalidOne('body', null, 'Filename is required.')
  checkFile(filename, content.length, settings)
  const mimetypes = { ...MIMETYPES, ...settings.mimetypes }
  return {
    filename,
    mimetype: own(mimetypes, extensionOf(filename)) ?? part.type,
    hash: bytesToHex(sha256(content)),
    content,
    envelope: envelopeFrom(
      parts.filter(({ name }) => name !== FILE_FIELD),
      kind,
    ),
  }
}

function partsOf(body: Body, contentType: string): FormPart[] {
  if (body.state !== 'other' && body.state !== 'none') return []
  try {
    return readForm(body.state === 'none' ? new Uint8Array() : body.bytes, contentType)
  } catch (error) {
    throw error instanceof FormRefused ? refuse(ERRNO.INVALID_PARAMETERS, error.message) : error
  }
}

function checkFile(filename: string, size: number, { maxSizeBytes = 0, extensions }: AttachmentSettings): void {
  if (maxSizeBytes > 0 && size > maxSizeBytes) {
    throw invalidOne('body', null, `File size (${size} bytes) exceeds the limit (${maxSizeBytes} bytes).`)
  }
  if (!isExtensionAllowed(filename, extensions)) throw invalidOne('body', null, 'File extension is not allowed.')
}

function envelopeFrom(parts: readonly FormPart[], kind: ResourceKind): Envelope {
  const fields = new Map(parts.map(part => [part.name, part]))
  const sent: JsonObject = {}
  for (const name of ['data', 'permissions']) {
    const part = fields.get(name)
    if (part) sent[name] = jsonIn(part)
    fields.delete(name)
  }
  for (const name of fields.keys()) {
    throw refuse(ERRNO.MISSING_FIELD, `body: ${pythonRepr(name)} not in ('data', 'permissions')`)
  }
  // Kinto takes these unread, and crashes on what is no object.
  const mistakes: Detail[] = []
  const envelope = readEnvelope({ state: 'json', value: sent }, kind, true, mistakes)
  if (mistakes.length > 0) throw invalid(mistakes)
  return envelope
}

function jsonIn({ name, filename, content }: FormPart): Json {
  if (filename !== undefined) {
    const message = `body: ${pythonRepr(name)} field should be passed as form data, not files`
    throw refuse(ERRNO.MISSING_FIELD, message)
  }
  try {
    return parseJson(content, 'utf-8')
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
    throw refuse(ERRNO.MISSING_FIELD, `body: ${name} is not valid JSON (${explainFormJson(text)})`)
  }
}
