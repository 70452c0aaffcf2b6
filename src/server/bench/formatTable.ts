type Row = readonly [name: string, target: number | undefined, times: readonly number[]]

const milliseconds = (time: number | undefined): string =>
  time === undefined ? '–' : time < 10 ? time.toFixed(2) : time.toFixed(0)

/** The last two columns of times are compared. */
export function formatTable(names: readonly string[], rows: readonly Row[]): string {
  const head = ['', 'target', ...names, 'ratio']
  const lines = rows.map(([name, target, times]) => {
    const ours = times.at(-2)
    const theirs = times.at(-1)
    const ratio = ours === undefined || theirs === undefined ? '–' : `${(ours / theirs).toFixed(2)} ×`
    return [name, target === undefined ? '–' : `≤ ${target}`, ...times.map(milliseconds), ratio]
  })
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map(line => line[column]?.length ?? 0)))
  const written = (line: readonly string[]): string =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return [written(head), ...lines.map(written)].join('\n')
}
