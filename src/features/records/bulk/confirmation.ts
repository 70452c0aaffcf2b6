/** Fewer are seen at a glance. */
const MOST_UNASKED = 10

/** What has to be typed before so many records are deleted: their number, or where nobody knows it the collection's name. */
export function confirmationOf(count: number | undefined, cid: string): string | undefined {
  if (count === undefined) return cid
  return count > MOST_UNASKED ? String(count) : undefined
}

/** A number may be written with what parts thousands in any land. */
export const isConfirmed = (typed: string, asked: string): boolean =>
  typed.trim() === asked || (/^\d+$/.test(asked) && /^\d[\d\s.,'’]*$/.test(typed.trim()) && digitsOf(typed) === asked)

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')
