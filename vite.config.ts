import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { writeVersion } from './scripts/versionPlugin.mjs'

export default defineConfig({
  // Relative, so that the build works below any path, `/v1/admin/` of Kinto's admin plugin included.
  base: './',
  plugins: [lingui({ macroTransform: { macro: { descriptorFields: 'message' } } }), react(), writeVersion()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es' },
  build: {
    manifest: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['src/**/*.spec.ts', 'scripts/**/*.spec.ts'] },
      },
      {
        extends: true,
        // Asks real Kintos: some cases wait for bcrypt, and both servers answer on the same two cores.
        test: {
          name: 'conformance',
          environment: 'node',
          include: ['src/**/*.conformance.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
