import type { PatternNode } from './patternNode'

export type Width = { readonly min: number; readonly max: number }

/** How many characters a node can match. `groups` are the widths of the groups before it. */
export function widthOf(node: PatternNode, groups: ReadonlyMap<number, Width>): Width {
  switch (node.kind) {
    case 'set':
      return { min: 1, max: 1 }
    case 'sequence':
      return node.items
        .map(item => widthOf(item, groups))
        .reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }), NOTHING)
    case 'choice':
      return widest(node.options.map(option => widthOf(option, groups)))
    case 'repeat': {
      const { min, max } = widthOf(node.item, groups)
      return { min: min * node.min, max: max === 0 ? 0 : max * node.max }
    }
    case 'group':
    case 'atomic':
      return widthOf(node.item, groups)
    case 'back':
      return groups.get(node.group) ?? NOTHING
    case 'conditional':
      return widest([widthOf(node.yes, groups), widthOf(node.no, groups)])
    default:
      return NOTHING
  }
}

const NOTHING: Width = { min: 0, max: 0 }

const widest = (widths: readonly Width[]): Width => ({
  min: Math.min(...widths.map(({ min }) => min)),
  max: Math.max(...widths.map(({ max }) => max)),
})
