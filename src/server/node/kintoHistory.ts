import { refOf } from '~/protocol/ref'
import type { HistorySettings } from '../history/historySettings'
import { Refusal } from './refusal'
import type { Setting } from './setting'

const READERS: Readonly<Record<string, (setting: Setting) => HistorySettings>> = {
  'history.auto_trim_max_count': setting => ({ autoTrimMaxCount: setting.whole() }),
  'history.auto_trim_threshold': setting => ({ autoTrimThreshold: setting.whole() }),
  'history.auto_trim_user_ids': setting => ({ autoTrimUserIds: setting.list() }),
  'history.exclude_resources': setting => ({ excludeResources: setting.list().map(uri => checkUri(uri, setting)) }),
  'history.exclude_user_ids': setting => ({ excludeUserIds: setting.list() }),
}

export const isAboutHistory = (key: string): boolean => Object.hasOwn(READERS, key)

/** The settings of the plugin kinto.plugins.history. */
export const readHistory = (settings: Iterable<Setting>): HistorySettings =>
  Object.assign({}, ...Array.from(settings, setting => READERS[setting.key]?.(setting) ?? {}))

function checkUri(uri: string, { name, where }: Setting): string {
  if (refOf(uri)) return uri
  throw new Refusal(`${where}: ${name} names ${uri}, which is no address like /buckets/blog.`)
}
