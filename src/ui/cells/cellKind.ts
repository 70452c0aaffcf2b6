/** How the values of a column are meant, as far as somebody said so; what a value really is always wins. */
export type CellKind =
  | { type: 'any' }
  /** ISO texts, and numbers since 1970 where `isEpoch`. */
  | { type: 'date'; isEpoch: boolean }
  | { type: 'number'; isGrouped: boolean }
  /** Titles by the JSON text of the value. */
  | { type: 'choice'; titles: ReadonlyMap<string, string> }
  /** Addresses of pictures. */
  | { type: 'image' }
  /** Names something else; undefined where a value names nothing. */
  | { type: 'reference'; hrefOf: (value: string | number) => string | undefined }

export const ANY: CellKind = { type: 'any' }

export type CellRules = {
  /** Whether a picture may be loaded: doing so tells its site who looks at it. */
  canLoad: (address: string) => boolean
  /** Of numbers. */
  locale: string
}
