import type { Json, JsonObject } from '~/protocol/json'
import { draftOf, type Exchange } from '../exchange'
import { HttpError, invalidObjectId, timestampHeaders } from '../http/httpError'
import { jsonReply, type HeaderPairs, type Reply } from '../http/reply'
import { authorizeObject } from '../permissions/authorize'
import { plainPatch } from '../resources/applyPatch'
import { cacheHeaders } from '../resources/caching'
import type { Envelope } from '../resources/envelope'
import { KINDS } from '../resources/kinds'
import { findTarget, uriIn, type PathIds, type Target } from '../resources/target'
import { checkId, writeObject } from '../resources/writeObject'
import { joinUrl } from '../schema/references/urls'
import type { Entry } from '../storage/storage'
import { baseUrlOf, settingsFor, type AttachmentSettings } from './attachmentSettings'
import { addFile, forgetFiles, isFileAt } from './files'
import { folderFrom, freeName, randomName, safeName } from './fileNames'
import { readUpload, type Upload } from './readUpload'

/** POST and DELETE of `…/records/{id}/attachment`: kinto-attachment 8.0.0. */
export function answerAttachment(exchange: Exchange, listUri: string, ids: PathIds): Reply {
  const { method, body, headers, origin } = exchange.incoming
  const id = ids['id'] ?? ''
  if (!KINDS.record.idPattern.test(id)) throw invalidObjectId()
  const target = authorizedTarget(exchange, listUri, ids)
  const settings = settingsFor(exchange.engine.settings.attachments ?? {}, ids)
  const recordUri = uriIn(target, id)
  if (method === 'DELETE') {
    forgetFiles(draftOf(exchange), recordUri, settings.keepOldFiles ?? false)
    const entry = patchRecord(exchange, target, id, {}, null)
    return { status: 204, headers: headersOf(exchange, target, entry), body: undefined }
  }
  const upload = readUpload(body, headers.get('content-type') ?? '', settings, target.kind)
  forgetFiles(draftOf(exchange), recordUri, settings.keepOldFiles ?? false)
  const attachment = keepFile(exchange, { recordUri, upload, settings, ids })
  const entry = patchRecord(exchange, target, id, upload.envelope, attachment)
  const location = ['Location', `${origin}/v1${recordUri}`] as const
  const all = [...headersOf(exchange, target, entry), location]
  return jsonReply(attachment, all, target.existing ? 200 : 201)
}

/** What a record has to be written for; an absent collection is told only to those who might write into it. */
function authorizedTarget(exchange: Exchange, listUri: string, ids: PathIds): Target {
  // The id stands in the address, as in a PATCH.
  const asPatch = { ...exchange, incoming: { ...exchange.incoming, method: 'PATCH' } }
  const creation = { kind: 'record', uri: listUri, required: 'create' } as const
  let target: Target
  try {
    target = findTarget(asPatch, 'record', listUri, ids)
  } catch (error) {
    if (error instanceof HttpError) authorizeObject(exchange, creation)
    throw error
  }
  const { existing } = target
  authorizeObject(exchange, existing ? { kind: 'record', uri: existing.uri, required: 'write' } : creation)
  return target
}

type FileToKeep = {
  readonly recordUri: string
  readonly upload: Upload
  readonly settings: AttachmentSettings
  readonly ids: PathIds
}

/** Keeps a file, and tells what the record says of it. */
function keepFile(exchange: Exchange, { recordUri, upload, settings, ids }: FileToKeep): JsonObject {
  const { engine, view, incoming } = exchange
  const { filename, content, mimetype, hash } = upload
  const folder = folderFrom(settings.folder ?? '', ids)
  const inFolder = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
  const wanted = (settings.randomize ?? true) ? randomName(filename, engine.newId()) : safeName(filename)
  const location = inFolder(freeName(wanted, name => isFileAt(view, inFolder(name))))
  const now = engine.clock()
  addFile(draftOf(exchange), { id: engine.newId(), now, recordUri, location, mimetype, content })
  return {
    filename,
    location: joinUrl(baseUrlOf(settings, incoming.origin) ?? '', location),
    hash,
    mimetype,
    size: content.length,
  }
}

/** As a plain PATCH would, but that the record is made where there is none. */
function patchRecord(exchange: Exchange, target: Target, id: string, sent: Envelope, attachment: Json): Entry {
  const envelope = { ...sent, data: { ...sent.data, attachment } }
  const { data, permissions } = plainPatch(target.existing?.data ?? {}, envelope)
  checkId(data, id)
  return writeObject(exchange, target, { id, data, permissions, sendsPassword: false, setsAttachment: true })
}

/** Kinto reads the record that is there as a GET does, whose headers stay in the answer. */
const headersOf = (exchange: Exchange, target: Target, { data }: Entry): HeaderPairs => [
  ...timestampHeaders(data.last_modified),
  ...(target.existing ? cacheHeaders(exchange, target) : []),
]
