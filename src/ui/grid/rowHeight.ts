import type { GridDensity } from './gridOptions'

/** In CSS pixels; Grid.module.css draws the same by its `--row`. */
const ROW_HEIGHT = { normal: 36, compact: 28 }

export const rowHeightOf = (density: GridDensity = 'normal') => ROW_HEIGHT[density]

/**
 * The grid is as high as its loaded rows, and browsers draw nothing beyond a height: 17.8 million pixels in Firefox,
 * 33 million in Chromium. These are 15.8 million.
 */
export const MOST_ROWS = 440_000
