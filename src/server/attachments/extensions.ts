const words = (text: string): readonly string[] => text.split(' ')

const DOCUMENTS = words('pdf rtf odf ods gnumeric abw doc docx xls xlsx')
const IMAGES = words('jpg jpe jpeg png gif svg bmp tiff')
const DATA = words('csv ini json plist xml yaml yml')

/** kinto_attachment.utils */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  documents: DOCUMENTS,
  text: ['txt'],
  images: IMAGES,
  audio: words('wav mp3 aac ogg oga flac'),
  video: words('mpeg 3gp avi divx dvr flv mp4 wmv'),
  data: DATA,
  scripts: words('js php pl py rb sh'),
  archives: words('gz bz2 zip tar tgz txz 7z'),
  executables: words('so exe dll'),
  default: [...DOCUMENTS, 'txt', ...IMAGES, ...DATA],
  any: [],
}

/** Whether a file of this name may be uploaded; a setting that names no extension at all admits any. */
export function isExtensionAllowed(filename: string, setting = 'default'): boolean {
  const allowed = setting.split('+').flatMap(group => {
    if (Object.hasOwn(GROUPS, group)) return GROUPS[group] ?? []
    return group.split(/\s+/).filter(extension => extension !== '')
  })
  const extension = extensionOf(filename).replace(/^\.+/, '').toLowerCase()
  return allowed.length === 0 || allowed.some(one => one.toLowerCase() === extension)
}

/** The extension with its dot: Python's `os.path.splitext`, to which dots at the start of a name begin none. */
export const extensionOf = (path: string): string => /^\.*[^.].*(\.[^.]*)$/s.exec(baseName(path))?.[1] ?? ''

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
