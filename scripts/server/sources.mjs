// Lets node run the sources as they are: `~/room/file` and imports without an ending are TypeScript files of src.
import { registerHooks } from 'node:module'

const src = new URL('../../src/', import.meta.url).href

/**
 * @param {string} specifier
 * @param {string | undefined} parent
 */
function pathInSource(specifier, parent) {
  if (specifier.startsWith('~/')) return src + specifier.slice(2)
  return /^\.\.?\//.test(specifier) ? new URL(specifier, parent).href : ''
}

registerHooks({
  resolve(specifier, context, next) {
    const path = pathInSource(specifier, context.parentURL)
    const isSource = path.startsWith(src) && !/\.(ts|mjs|json)$/.test(path)
    return next(isSource ? `${path}.ts` : specifier, context)
  },
})
