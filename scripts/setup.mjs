// npm run setup [-- --all]: installs what is missing, inside this folder. `npm start` and `npm test` do the same by themselves.
import { pathToFileURL } from 'node:url'
import { main } from './problem.mjs'
import { endOnSignals } from './run.mjs'
import { installChromium } from './setup/chromium.mjs'
import { completePackages, installNode, installPackages } from './setup/packages.mjs'
import { installKinto } from './setup/python.mjs'

/**
 * @param {{ browser?: boolean, kinto?: boolean }} [what] what the tests need beside the app's own packages
 */
export async function setup({ browser = false, kinto = false } = {}) {
  await installPackages()
  await installNode()
  await completePackages()
  if (browser) await installChromium()
  if (kinto) await installKinto()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  endOnSignals()
  await main(async () => {
    const all = process.argv.includes('--all')
    await setup({ browser: all, kinto: all })
    console.log('Everything that Kinto Studio needs is here. Next: npm start')
  })
}
