type Floating = { availableHeight: number; elements: { floating: HTMLElement } }

/** For the `size` middleware of a popover: its style sheet may use `--room`, the height that is left for it. */
export const tellRoom = ({ availableHeight, elements }: Floating) =>
  elements.floating.style.setProperty('--room', `${Math.floor(availableHeight)}px`)
