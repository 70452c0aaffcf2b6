/** In CSS pixels: a title can still be guessed, and a cell is never wider than any screen. */
const NARROWEST = 48
const WIDEST = 1600
/** Of one press of a key. */
const STEP = 16

/** What a column that was dragged to a width gets. */
export const allowedWidth = (width: number) => Math.round(Math.min(Math.max(width, NARROWEST), WIDEST))

/** One step wider or narrower. Steps end on even figures, so that columns can be made alike. */
export const steppedWidth = (width: number, isWider: boolean) =>
  allowedWidth((isWider ? Math.floor(width / STEP) + 1 : Math.ceil(width / STEP) - 1) * STEP)
