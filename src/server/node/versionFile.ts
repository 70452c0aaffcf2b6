import { readFileSync } from 'node:fs'
import { isJsonObject, type Json } from '~/protocol/json'
import type { ServerSettings } from '../settings'

/** What `GET /__version__` answers: kinto.core.views.version. */
export function readVersionFile(
  file: string,
  warn: (line: string) => void,
): Pick<ServerSettings, 'version'> | undefined {
  try {
    // Of `any`: whatever JSON there is.
    const version = JSON.parse(readFileSync(file, 'utf8')) as Json
    if (isJsonObject(version)) return { version }
    warn(`${file}: holds no JSON object, so /__version__ answers for this server.`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    warn(`${file}: cannot be read (${why}), so /__version__ answers for this server.`)
  }
  return undefined
}
