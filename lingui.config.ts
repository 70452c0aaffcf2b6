import { defineConfig } from '@lingui/conf'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [{ path: 'src/locales/{locale}', include: ['src'], exclude: ['**/*.spec.*'] }],
  // Texts from a server must not be read as markup of a sentence: see the file.
  runtimeConfigModule: { Trans: ['~/ui/Trans', 'Trans'] },
})
