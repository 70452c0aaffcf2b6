import { deepEqual } from '~/lib/deepEqual'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import type { ListSearch } from './listSearch'
import { readLayout, type ColumnLayout } from './savedViewLayout'

/** A list as somebody left it, under a name. */
export type SavedView = { id: string; name: string; search: ListSearch; layout: ColumnLayout }
export type SavedViews = { views: SavedView[]; /** The id of one of them. */ defaultView: string | undefined }

/**
 * Says which view an address came from. Kinto ignores parameters that begin with an underscore and that it does not
 * know (kinto-protocol 6.1), so the rest of the address stays a question that it understands.
 */
const VIEW = '_view'
/** Instead of a view: everything, although another view is the default. */
const ALL = 'all'

const MOST_VIEWS = 200
const LONGEST_ID = 64
export const LONGEST_NAME = 100
const MOST_PARAMETERS = 60
const LONGEST_PARAMETER = 4000
/** Where a list goes on, or was opened at, and the view itself. */
const OF_THE_MOMENT = ['_token', '_at', VIEW]

/** Views as they stand in a collection's metadata or in the browser: anybody may have written them. */
export function readViews(value: unknown): SavedViews {
  const { views, defaultView } = isJsonObject(value) ? value : {}
  const read = (Array.isArray(views) ? views : []).flatMap(one => readView(one) ?? [])
  const known = [...new Map(read.map(view => [view.id, view])).values()].slice(0, MOST_VIEWS)
  return { views: known, defaultView: known.find(({ id }) => id === defaultView)?.id }
}

function readView(value: Json): SavedView | undefined {
  if (!isJsonObject(value)) return undefined
  const { id, name, search, layout } = value
  if (typeof id !== 'string' || id === '' || id === ALL || id.length > LONGEST_ID) return undefined
  if (typeof name !== 'string' || name.trim() === '' || !isJsonObject(search)) return undefined
  return { id, name: name.trim().slice(0, LONGEST_NAME), search: keptSearch(search), layout: readLayout(layout) }
}

/** What of an address a view keeps. */
export const keptSearch = (search: JsonObject): ListSearch =>
  Object.fromEntries(
    Object.entries(search)
      .filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].length <= LONGEST_PARAMETER)
      .filter(([name]) => name !== '' && name.length <= LONGEST_PARAMETER && !OF_THE_MOMENT.includes(name))
      .slice(0, MOST_PARAMETERS),
  )

export type ViewChange =
  | { type: 'put'; view: SavedView }
  | { type: 'remove'; id: string }
  /** `to`: its position among the views afterwards. */
  | { type: 'move'; id: string; to: number }
  | { type: 'default'; id: string | undefined }

/**
 * The stored views after a change. It is made in whatever is stored now, view by view, so that changes which others
 * made meanwhile stay, and so does all that this version of Studio does not understand.
 */
export function changeViews(stored: unknown, change: ViewChange): JsonObject {
  const { views, defaultView, ...others } = isJsonObject(stored) ? stored : {}
  const list = Array.isArray(views) ? views : []
  const changed: JsonObject = { ...others, views: changeList(list, change) }
  const standard = change.type === 'default' ? change.id : defaultView
  if (standard !== undefined && !(change.type === 'remove' && change.id === standard)) changed.defaultView = standard
  return changed
}

function changeList(list: Json[], change: ViewChange): Json[] {
  if (change.type === 'default') return list
  const id = change.type === 'put' ? change.view.id : change.id
  const at = list.findIndex(one => isJsonObject(one) && one.id === id)
  const found = list[at]
  if (change.type === 'remove') return list.filter((_, index) => index !== at)
  if (change.type === 'put') {
    const before = isJsonObject(found) ? found : {}
    const view: Json = { ...before, ...asJson(change.view) }
    return at < 0 ? [...list, view] : list.with(at, view)
  }
  return found === undefined ? list : list.toSpliced(at, 1).toSpliced(change.to, 0, found)
}

const asJson = ({ layout, ...view }: SavedView): JsonObject => ({ ...view, layout: { ...layout } })

/** The address that shows a view. */
export const searchOfView = ({ id, search }: SavedView): ListSearch => ({ ...search, [VIEW]: id })

/** The address that shows everything; it must say so where an empty one would show the default view. */
export const searchOfAll = (hasDefault: boolean): ListSearch => (hasDefault ? { [VIEW]: ALL } : {})

/** The id of the view that an address came from. */
export const viewIdOf = (search: ListSearch): string | undefined =>
  search[VIEW] === ALL || search[VIEW] === '' ? undefined : search[VIEW]

/** Whether an address, or how the columns stand, differs from the view that it came from. */
export const isModified = (view: SavedView, search: ListSearch, layout: ColumnLayout): boolean =>
  !deepEqual(keptSearch(search), view.search) || !deepEqual(layout, view.layout)

/** The address that an empty one stands for. A default of one's own goes before the one for everybody. */
export function defaultSearch(search: ListSearch, own: SavedViews, shared: SavedViews): ListSearch | undefined {
  const view = Object.keys(search).length > 0 ? undefined : (defaultOf(own) ?? defaultOf(shared))
  return view && searchOfView(view)
}

const defaultOf = ({ views, defaultView }: SavedViews) => views.find(({ id }) => id === defaultView)
