import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { objectView } from '~/data/queries'
import { useSession } from '~/data/session'
import { isJsonObject, type JsonObject } from '~/protocol/json'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import type { CellRules } from '~/ui/cells/cellKind'
import type { ColumnLayout } from '~/url/savedViewLayout'
import type { KeptLayout } from './useColumnLayout'

/** What the columns of one collection need to be drawn, beside its schema. */
export type Drawing = CellRules & {
  home: CollectionRef
  /** Hints for forms; they say more about a field than its schema. */
  uiSchema: JsonObject | undefined
  layout: ColumnLayout
  /** Makes an address inside this page. */
  hrefOf: (address: string) => string
}

/** The same object as long as nothing changed. */
export function useDrawing({ bid, cid }: CollectionRef, { layout, canLoadImages }: KeptLayout): Drawing {
  const { server } = useSession()
  const { i18n } = useLingui()
  const { history } = useRouter()
  const collection = useQuery({ ...objectView(uriOf({ bid, cid })), retryOnMount: false }).data?.data
  const uiSchema = isJsonObject(collection?.uiSchema) ? collection.uiSchema : undefined
  return useMemo(
    () => ({
      home: { bid, cid },
      uiSchema,
      layout,
      hrefOf: address => history.createHref(address),
      canLoad: canLoadFrom(server, canLoadImages),
      locale: i18n.locale,
    }),
    [bid, cid, uiSchema, layout, canLoadImages, history, server, i18n.locale],
  )
}

/** A picture of another site tells that site who looks at it, so people decide; their own server knows them anyway. */
function canLoadFrom(server: string, isAllowed: boolean): CellRules['canLoad'] {
  const own = URL.parse(server)?.origin
  return address => isAllowed || URL.parse(address)?.origin === own
}
