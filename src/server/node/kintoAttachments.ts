import type { AttachmentSettings, OwnAttachmentSettings } from '../attachments/attachmentSettings'
import { Refusal } from './refusal'
import type { Setting } from './setting'

const OWN: Readonly<Record<string, (setting: Setting) => OwnAttachmentSettings>> = {
  keep_old_files: setting => ({ keepOldFiles: setting.flag() }),
  max_size_bytes: setting => ({ maxSizeBytes: setting.whole() }),
  randomize: setting => ({ randomize: setting.flag() }),
}

const READERS: Readonly<Record<string, (setting: Setting) => AttachmentSettings>> = {
  ...OWN,
  base_url: setting => ({ baseUrl: setting.text() }),
  extensions: setting => ({ extensions: setting.text() }),
  'extra.base_url': setting => ({ shownBaseUrl: setting.text() }),
  folder: setting => ({ folder: setting.text() }),
  mimetypes: setting => ({ mimetypes: mimetypesIn(setting) }),
}

const PREFIX = 'attachment.'
const RESOURCES = `${PREFIX}resources.`

export const isAboutAttachments = (key: string): boolean =>
  key.startsWith(RESOURCES) || (key.startsWith(PREFIX) && Object.hasOwn(READERS, key.slice(PREFIX.length)))

/** Where the files are, which here is with the other data. */
export const isAboutKeepingFiles = (key: string): boolean => /^attachment\.(base_path$|(gcloud|aws)\.)/.test(key)

/** The settings of the plugin kinto_attachment 8.0.0. */
export function readAttachments(all: Iterable<Setting>): AttachmentSettings {
  const settings: AttachmentSettings = {}
  const resources: Record<string, OwnAttachmentSettings> = {}
  for (const setting of all) {
    const { key } = setting
    if (key.startsWith(RESOURCES)) readOwn(setting, resources)
    else if (isAboutAttachments(key)) Object.assign(settings, READERS[key.slice(PREFIX.length)]?.(setting))
  }
  return { ...settings, ...(Object.keys(resources).length > 0 ? { resources } : {}) }
}

/** `attachment.resources.{bucket}.{name}` and `attachment.resources.{bucket}.{collection}.{name}` */
function readOwn(setting: Setting, resources: Record<string, OwnAttachmentSettings>): void {
  const { key, where, name } = setting
  const parts = key.slice(RESOURCES.length).split('.')
  const [bucket = '', collection] = parts.slice(0, -1)
  const what = parts.at(-1) ?? ''
  if (parts.length < 2 || parts.length > 3)
    throw new Refusal(`${where}: ${name} names neither a bucket nor a collection of one.`)
  if (!Object.hasOwn(OWN, what))
    throw new Refusal(`${where}: ${name}: only ${Object.keys(OWN).join(', ')} may differ from bucket to bucket.`)
  const uri = collection === undefined ? `/buckets/${bucket}` : `/buckets/${bucket}/collections/${collection}`
  resources[uri] = { ...resources[uri], ...OWN[what]?.(setting) }
}

/** e.g. `.ftl:application/vnd.fluent;.db:application/vnd.sqlite3` */
function mimetypesIn(setting: Setting): Record<string, string> {
  const pairs = setting.text().split(';')
  if (setting.text() === '') return {}
  return Object.fromEntries(
    pairs.map(pair => {
      const [extension = '', type, ...more] = pair.split(':')
      if (type === undefined || more.length > 0)
        throw new Refusal(`${setting.where}: ${setting.name} says "${pair}", which is not like ".txt:text/plain".`)
      return [extension, type]
    }),
  )
}
