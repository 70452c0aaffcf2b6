import type { I18n } from '@lingui/core'
import type { SessionState } from '~/data/session'
import { crumbsOf, placeOf } from './place'
import { serverName } from './serverName'

/** `<object> – <server> – Kinto Studio`, from the address alone: it is right before any data has arrived. */
export function pageTitle(pathname: string, state: SessionState, i18n: I18n): string {
  const [page, above] = crumbsOf(placeOf(pathname)).toReversed()
  const object = [page?.word && i18n._(page.word), page?.id ?? above?.id].filter(Boolean).join(' · ')
  const isOutside = state.phase === 'signed-out' || pathname === '/connect'
  const server = isOutside ? undefined : serverName(state.session, i18n)
  return [object, server, 'Kinto Studio'].filter(Boolean).join(' – ')
}
