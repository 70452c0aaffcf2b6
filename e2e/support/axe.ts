import { expect, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, as design.md asks for, on what is on the screen now. `where` is for the report. */
export async function expectNoAxeViolations(page: Page, where = page.url()) {
  // A page that was not left since has it still.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(async () => {
    const options: RunOptions = {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    }
    // Put there above.
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
    const found = await axe.run(options)
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)
  })
  expect.soft(violations, where).toEqual([])
}
