import type { PathIds } from '../resources/target'

/** What may differ from bucket to bucket and from collection to collection. */
export type OwnAttachmentSettings = {
  /** Whether files get a random name; otherwise they keep their own, with a number where it is taken. */
  readonly randomize?: boolean
  /** Whether files stay when they are replaced, or their record is deleted. */
  readonly keepOldFiles?: boolean
  readonly maxSizeBytes?: number
}

/** https://github.com/Kinto/kinto-attachment#configuration */
export type AttachmentSettings = OwnAttachmentSettings & {
  /**
   * What stands before the names of files in `location`. The files are served below its path on this server too, and
   * below `/v1/attachments/` where it has none.
   */
  readonly baseUrl?: string
  /** Whether their addresses begin with this server's own, as it was asked for, instead of `baseUrl`. */
  readonly hasOwnBaseUrl?: boolean
  /** What the capability shows instead of it. */
  readonly shownBaseUrl?: string
  /** e.g. `images+pdf`: extensions, and the groups in extensions.ts. */
  readonly extensions?: string
  /** e.g. `{bucket_id}/{collection_id}` */
  readonly folder?: string
  /** Media types by extension, e.g. `.woff2`. */
  readonly mimetypes?: Readonly<Record<string, string>>
  /** By URI, e.g. `/buckets/blog` or `/buckets/blog/collections/posts`. */
  readonly resources?: Readonly<Record<string, OwnAttachmentSettings>>
}

/** The settings for one collection, or for what is only known to be in a bucket. */
export function settingsFor(settings: AttachmentSettings, ids: PathIds): AttachmentSettings {
  const bucketUri = `/buckets/${ids['bucket_id'] ?? ids['id']}`
  const collectionUri = `${bucketUri}/collections/${ids['collection_id'] ?? ids['id']}`
  return { ...settings, ...settings.resources?.[bucketUri], ...settings.resources?.[collectionUri] }
}

const OWN_PATH = '/v1/attachments/'

/** What stands before the names of files. */
export const baseUrlOf = ({ baseUrl, hasOwnBaseUrl }: AttachmentSettings, origin: string): string | undefined =>
  hasOwnBaseUrl ? origin + OWN_PATH : baseUrl

/** The path below which files are served. */
export function pathOfFiles({ baseUrl = '' }: AttachmentSettings): string {
  const path = URL.canParse(baseUrl) ? decodeURI(new URL(baseUrl).pathname) : ''
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return folder === '' || folder === '/' ? OWN_PATH : folder
}
