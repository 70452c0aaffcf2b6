import { draftOf, type Exchange } from '../exchange'
import { jsonReply, type Reply } from '../http/reply'

/** The storage has just been opened for this very request, or it would have failed. */
export const answerHeartbeat = ({ engine }: Exchange): Reply =>
  jsonReply({
    storage: true,
    permission: true,
    cache: true,
    ...(engine.settings.attachments ? { attachments: true } : {}),
  })

/** Health is told even where the storage cannot be opened. */
export function healthWithoutStorage(path: string): Reply | undefined {
  if (path === '/v1/__lbheartbeat__') return answerLbHeartbeat()
  if (path !== '/v1/__heartbeat__') return undefined
  return jsonReply({ storage: false, permission: false, cache: true }, [], 503)
}

export const answerLbHeartbeat = (): Reply => jsonReply({})

export const answerVersion = ({ engine }: Exchange): Reply => jsonReply(engine.settings.version)

/** Open to everybody, as in Kinto: it has to be switched on. */
export function answerFlush(exchange: Exchange): Reply {
  draftOf(exchange).flush()
  return jsonReply({}, [], 202)
}
