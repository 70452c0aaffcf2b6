import { expect, type Page } from '@playwright/test'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** WCAG 2.2 A and AA, as design.md asks for, on what is on the screen now. */
export async function expectNoAxeViolations(page: Page) {
  await page.addScriptTag({ path: source })
  const violations = await page.evaluate(async () => {
    const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
    // The script tag above put it there.
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
    const found = await axe.run(options)
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)
  })
  expect(violations).toEqual([])
}
