import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })

const styles = readFileSync(new URL('styles.css', import.meta.url), 'utf8')

/** Names imported from @mantine/core, types left out. */
const used = new Set(
  Object.values(sources).flatMap(source =>
    [...source.matchAll(/import \{([^}]+)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names
        .split(',')
        .map(name => name.trim())
        .filter(name => /^[A-Z]/.test(name)),
    ),
  ),
)
const hasStyles = (name: string) => existsSync(`node_modules/@mantine/core/styles/${name}.layer.css`)

test('there are components to look at', () => {
  expect(used).toContain('Button')
})

test.each([...used].filter(hasStyles))('the styles of %s are loaded', name => {
  expect(styles).toContain(`@mantine/core/styles/${name}.layer.css`)
})
