import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { createTheme, type MantineColorsTuple } from '@mantine/core'

/**
 * The one accent: a deep blue-violet. Mantine takes shade 6 in light and 8 in dark for what is filled, and 4 for text
 * and outlines in dark: each passes AA on the ground it stands on, so 8 is lighter than 7 on purpose.
 */
const accent: MantineColorsTuple = [
  '#f0effd',
  '#dddbf7',
  '#c6c2f2',
  '#b0aaee',
  '#a49dec',
  '#7a71dc',
  '#4a3fc4',
  '#3f36a8',
  '#574ccb',
  '#4a3fc4',
]

/** Danger and loss; the same order of shades. */
const red: MantineColorsTuple = [
  '#fff1f1',
  '#ffe0e0',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8f8f',
  '#e03e3e',
  '#c92a2a',
  '#ad2323',
  '#c92a2a',
  '#a61e1e',
]

/** Neutral slate instead of Mantine's warm grey. */
const slate: MantineColorsTuple = [
  '#f7f8fa',
  '#eff1f4',
  '#e3e6eb',
  '#d3d8df',
  '#b9c0ca',
  '#8f98a6',
  '#67707e',
  '#4d5562',
  '#353b46',
  '#20252e',
]

const dark: MantineColorsTuple = [
  '#d3d8e0',
  '#b4bbc6',
  '#959eac',
  '#707a89',
  '#3c4450',
  '#2c333d',
  '#222831',
  '#191e25',
  '#14181e',
  '#0e1116',
]

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 8 },
  colors: { accent, red, gray: slate, dark },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', 'Liberation Mono', Menlo, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  respectReducedMotion: true,
  autoContrast: false,
  cursorType: 'pointer',
})

/** What Mantine's parts need to be told in the person's language. */
export const wordsOf = (t: (message: MessageDescriptor) => string) => {
  const dialog = {
    defaultProps: {
      // Its title stands in <header>, which would be a second banner of the page.
      attributes: { header: { role: 'presentation' } },
      closeButtonProps: { 'aria-label': t(msg`Close`) },
    },
  }
  return createTheme({ components: { Modal: dialog, Drawer: dialog } })
}
