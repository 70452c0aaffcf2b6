import { msg } from '@lingui/core/macro'
import type { I18n } from '@lingui/core'
import type { Session } from '~/data/session'
import { isBuiltIn } from '~/protocol/builtIn'

/** What people call a server: the name that its operator gave it, else its host. Kinto's own name says nothing. */
export function serverName({ server, info }: Pick<Session, 'server' | 'info'>, i18n: I18n): string {
  if (isBuiltIn(server)) return i18n._(msg`Built-in server`)
  const { project_name: name } = info
  return name !== '' && name.toLowerCase() !== 'kinto' ? name : hostOf(server)
}

/** The host with its port, or the text itself where it is no address. */
export const hostOf = (server: string): string => (URL.canParse(server) ? new URL(server).host : server)
