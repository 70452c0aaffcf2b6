/** The addresses that a person may have meant, most likely first. */
export type Candidates = {
  servers: string[]
  /** Another version than ours was typed: the first candidate is that one. */
  typedVersion?: string
}

const OUR_VERSION = 'v1'

/**
 * Understands an address without scheme or `/v1`, with spaces or slashes at its ends, or copied from another page of
 * the same server (`/v1/admin/#/…`, `/v1/buckets/…`). Undefined for what is no address.
 * `isPageSecure`: the browser then asks http only of this machine.
 */
export function addressCandidates(typed: string, isPageSecure: boolean): Candidates | undefined {
  const [, scheme, rest = ''] = /^(?:(https?):)?\/*(.*)$/is.exec(typed.trim()) ?? []
  const url = parse(`${scheme ?? 'https'}://${rest}`)
  const isOtherScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(rest)
  // Credentials never belong in an address.
  if (!url || rest === '' || isOtherScheme || /\s/.test(rest) || url.username !== '' || url.password !== '')
    return undefined
  const isOurs = isThisMachine(url.hostname)
  const origins = schemesFor(scheme?.toLowerCase(), isOurs, isPageSecure).map(one => `${one}://${url.host}`)
  const { paths, typedVersion } = pathsFor(url.pathname)
  // All addresses of one scheme first: a wrong path is a likelier slip than a wrong scheme.
  const servers = origins.flatMap(origin => paths.map(path => origin + path))
  return { servers: [...new Set(servers)], ...(typedVersion ? { typedVersion } : {}) }
}

function parse(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && url.hostname !== '' ? url : undefined
}

export const isThisMachine = (host: string) => /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(host)

function schemesFor(typed: string | undefined, isOurs: boolean, isPageSecure: boolean): string[] {
  if (typed === 'https') return ['https']
  if (typed === 'http') return isPageSecure && !isOurs ? ['http', 'https'] : ['http']
  if (isOurs) return ['http', 'https']
  return isPageSecure ? ['https'] : ['https', 'http']
}

function pathsFor(pathname: string): { paths: string[]; typedVersion?: string } {
  const [, before = '', version] = /^(.*?)\/(v\d+)(?:\/.*)?$/.exec(pathname) ?? []
  if (version === OUR_VERSION) return { paths: [`${before}/${OUR_VERSION}`] }
  if (version) return { paths: [`${before}/${version}`, `${before}/${OUR_VERSION}`], typedVersion: version }
  const path = pathname.replace(/\/+$/, '')
  return { paths: path === '' ? [`/${OUR_VERSION}`] : [`${path}/${OUR_VERSION}`, path, `/${OUR_VERSION}`] }
}
