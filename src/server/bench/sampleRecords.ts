import type { JsonObject } from '~/protocol/json'

const WORDS = ['alder', 'birch', 'cedar', 'elm', 'hazel', 'larch', 'maple', 'oak', 'pine', 'rowan', 'spruce', 'willow']

/** The same for every server and run: some 160 bytes, with fields to filter and sort by. */
export function sampleRecord(number: number): JsonObject {
  const mixed = (number * 7919) % 104_729
  const word = (offset: number): string => WORDS[(mixed + offset * number) % WORDS.length] ?? ''
  return {
    name: `${word(1)} ${word(2)} ${mixed}`,
    rank: mixed,
    serial: number,
    group: word(3),
    isOpen: number % 3 === 0,
    tags: [word(5), word(7)],
    place: { x: mixed % 180, y: mixed % 90 },
  }
}

/** In this order they are written. */
export const sampleId = (number: number): string => `r${String(number).padStart(7, '0')}`
