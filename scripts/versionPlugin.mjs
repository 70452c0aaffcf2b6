import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { root } from './run.mjs'

/** @returns {string} such as "+ab12cd3", or '' where this is no git checkout or the machine has no git */
function commit() {
  try {
    const hash = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return `+${hash.toString().trim()}`
  } catch {
    // A tarball of the sources builds as well; its version then has no commit.
    return ''
  }
}

/**
 * Adds the file VERSION to the build: Kinto's admin plugin does not start without it, and shows it as its version.
 * https://github.com/Kinto/kinto/blob/main/kinto/plugins/admin/__init__.py
 * @returns {import('vite').Plugin}
 */
export const writeVersion = () => ({
  name: 'kinto-studio:version',
  apply: 'build',
  generateBundle() {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    this.emitFile({ type: 'asset', fileName: 'VERSION', source: `${version}${commit()}\n` })
  },
})
