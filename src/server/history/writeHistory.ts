import type { JsonObject } from '~/protocol/json'
import type { Permissions } from '~/protocol/objects'
import { draftOf, type Change, type Session } from '../exchange'
import { own } from '../json/ownKeys'
import { nextTimestamp } from '../resources/timestamps'
import type { Entry } from '../storage/storage'
import { eventsOf, type ChangeEvent } from './events'
import type { HistorySettings } from './historySettings'
import { trimHistory } from './trimHistory'

export const historyUri = (bucketUri: string): string => `${bucketUri}/history`

/**
 * Writes down what a request or a batch has changed, once it is done. The permissions in an entry are those that an
 * object has by then: kinto.plugins.history.listener.
 */
export function writeHistory(session: Session): void {
  const { history } = session.engine.settings
  if (!history || session.changes.length === 0) return
  for (const event of eventsOf(session.changes)) {
    writeEvent(session, event, history)
    if (event.kind !== 'bucket' || event.first.action !== 'delete') continue
    for (const { uri } of event.changes) draftOf(session).eraseList(historyUri(uri))
  }
}

type Targets = {
  readonly changes: readonly Change[]
  readonly bucketUri: string
  readonly collectionUri: string | undefined
}

function writeEvent(session: Session, event: ChangeEvent, settings: HistorySettings): void {
  const { userId } = event.first
  if (userId !== undefined && settings.excludeUserIds?.includes(userId)) return
  const { changes, bucketUri, collectionUri } = targetsOf(event, settings)
  const readers = [...readersOf(session, bucketUri), ...readersOf(session, collectionUri)]
  const { explicitPermissions } = session.engine.settings
  for (const change of changes) {
    const permissions = permissionsOf(session, change.uri)
    const all = new Set([...readers, ...readersOf(session, change.uri)])
    addEntry(session, historyUri(bucketUri), {
      data: { target: { data: change.after.data, permissions }, ...contentOf(event, change) },
      permissions: explicitPermissions ? { read: [...all] } : {},
    })
    trimHistory(session, historyUri(bucketUri), event, settings)
    // Kinto returns from inside its loop here: the others leave no entry.
    if (!explicitPermissions) return
  }
}

/**
 * The changes to write down, and the parents whose readers may read of them. As in Kinto the address of the first
 * request stands for all: buckets that a batch makes together are told of in the history of one of them.
 */
function targetsOf(event: ChangeEvent, { excludeResources = [] }: HistorySettings): Targets {
  const { kind, parentUri, first } = event
  const addressed = first.isAddressed ? first.uri : undefined
  const collectionUri = kind === 'record' ? parentUri : kind === 'collection' ? addressed : undefined
  let bucketUri = ''
  const changes = event.changes.filter(({ uri }) => {
    bucketUri = kind === 'bucket' ? (addressed ?? uri) : bucketOf(parentUri)
    return ![bucketUri, collectionUri, uri].some(each => each !== undefined && excludeResources.includes(each))
  })
  return { changes, bucketUri, collectionUri }
}

/** `/buckets/blog` of any address below it. */
const bucketOf = (uri: string): string => uri.split('/').slice(0, 3).join('/')

function permissionsOf({ view }: Session, uri: string): Readonly<Permissions> {
  return view.get(uri)?.permissions ?? {}
}

function readersOf(session: Session, uri: string | undefined): string[] {
  const permissions = uri === undefined ? {} : permissionsOf(session, uri)
  return [...(own(permissions, 'read') ?? []), ...(own(permissions, 'write') ?? [])]
}

/** The ids of the object's parents stand there but for the bucket's. */
function contentOf({ kind, parentUri, first }: ChangeEvent, { uri, action, after }: Change): JsonObject {
  return {
    action,
    uri,
    user_id: first.userId ?? null,
    resource_name: kind,
    ...(kind === 'record' ? { collection_id: parentUri.slice(parentUri.lastIndexOf('/') + 1) } : {}),
    [`${kind}_id`]: after.data.id,
  }
}

function addEntry(
  session: Session,
  listUri: string,
  { data, permissions }: Pick<Entry, 'permissions'> & { data: JsonObject },
): void {
  const id = session.engine.newId()
  // The first bits of an id are random.
  const date = session.engine.historyDates.next(session.engine.clock(), Number.parseInt(id.slice(0, 8), 16))
  const last_modified = nextTimestamp(session, { listUri, clockUri: listUri }, undefined, undefined)
  draftOf(session).put({
    uri: `${listUri}/${id}`,
    data: { date, ...data, id, last_modified },
    permissions,
    isTombstone: false,
  })
}
