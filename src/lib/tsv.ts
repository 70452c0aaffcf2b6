/**
 * Cells as spreadsheets put them on the clipboard: tabs between cells, line feeds between rows. A cell that holds one of
 * those, or begins with a quotation mark, stands in quotation marks, with its own ones doubled.
 */

/** One row, without its line end. */
export const tsvRow = (cells: readonly string[]) => cells.map(quoted).join('\t')

/** Rows as `tsvRow` writes them. No line end after the last one: spreadsheets write it, but editors would show it. */
export function joinTsv(lines: readonly string[]): string {
  // Readers drop one line end after the last row, so a last row that is nothing at all would be lost.
  const isLost = lines.length > 1 && lines.at(-1) === ''
  return lines.join('\n') + (isLost ? '""' : '')
}

export const formatTsv = (rows: readonly (readonly string[])[]) => joinTsv(rows.map(tsvRow))

const quoted = (cell: string) => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** At least one cell, of every text. A mark that is never closed, or closed within a cell, is a plain character. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  for (;;) {
    const { cell, end } = cellAt(text, at)
    row.push(cell)
    if (text[end] === '\t') {
      at = end + 1
      continue
    }
    rows.push(row)
    if (end >= text.length) return rows
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (at >= text.length) return rows
    row = []
  }
}

/** The cell that begins at `start`, and the position of the separator after it. */
function cellAt(text: string, start: number): { cell: string; end: number } {
  if (text[start] === '"') {
    const close = closingMark(text, start + 1)
    if (close >= 0 && isSeparator(text[close + 1]))
      return { cell: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 }
  }
  let end = start
  while (!isSeparator(text[end])) end++
  return { cell: text.slice(start, end), end }
}

/** Doubled marks stand for one and close nothing. */
function closingMark(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

const isSeparator = (character: string | undefined) =>
  character === undefined || character === '\t' || character === '\n' || character === '\r'
