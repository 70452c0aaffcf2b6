import type { Session } from '../exchange'
import { pathNotFound } from '../http/httpError'
import type { Incoming } from '../http/incoming'
import { errorReply, type Reply } from '../http/reply'
import { pathOfFiles } from './attachmentSettings'
import { readFile } from './files'

/**
 * The file at an address, for everybody, as the web server beside a Kinto would give it; undefined where no file can be.
 * The headers that all answers carry keep browsers from running anything in it.
 */
export function serveFile({ engine, view }: Session, { method, path }: Incoming): Reply | undefined {
  const { attachments } = engine.settings
  if (!attachments || !['GET', 'HEAD'].includes(method)) return undefined
  const folder = pathOfFiles(attachments)
  if (!path.startsWith(folder)) return undefined
  const file = readFile(view, path.slice(folder.length))
  if (!file) return errorReply(pathNotFound())
  return { status: 200, headers: [['Content-Type', file.mimetype]], body: { bytes: file.content } }
}
