import { ERRNO } from '~/protocol/errors'
import type { JsonObject } from '~/protocol/json'
import { draftOf, type Exchange } from '../exchange'
import { HttpError } from '../http/httpError'
import { equalsJson } from '../json/compareJson'
import { own } from '../json/ownKeys'
import { isPythonFalse } from '../resources/validate'
import type { Entry } from '../storage/storage'
import { settingsFor } from './attachmentSettings'
import { forgetFiles } from './files'

/** What a record says of its file is the server's to change: kinto_attachment.listeners.on_update_record. */
export function refuseChangedAttachment({ engine }: Exchange, before: Entry | undefined, data: JsonObject): void {
  const known = before && own(before.data, 'attachment')
  const next = own(data, 'attachment')
  if (!engine.settings.attachments || known === undefined || next === undefined) return
  if (isPythonFalse(known) || isPythonFalse(next) || equalsJson(known, next)) return
  throw new HttpError({
    code: 400,
    errno: ERRNO.UNDEFINED,
    error: 'Bad Request',
    message: 'Attachment metadata cannot be modified.',
  })
}

/** Files go with their record, and with its collection and bucket. */
export function dropFilesOf(exchange: Exchange, uri: string): void {
  const { attachments } = exchange.engine.settings
  if (!attachments || !uri.startsWith('/buckets/')) return
  const [, , bid = '', , cid = ''] = uri.split('/')
  const { keepOldFiles = false } = settingsFor(attachments, { bucket_id: bid, collection_id: cid })
  forgetFiles(draftOf(exchange), uri, keepOldFiles)
}
