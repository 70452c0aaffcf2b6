/** Times in ms; undefined where nothing was measured. */
export type Row = {
  readonly name: string
  readonly target: number | undefined
  readonly times: readonly (number | undefined)[]
}

const milliseconds = (time: number | undefined): string =>
  time === undefined ? '–' : time < 10 ? time.toFixed(2) : time.toFixed(0)

/** With `isCompared`, a last column says how many times as long as the last but one the last one took. */
export function formatTable(names: readonly string[], rows: readonly Row[], isCompared: boolean): string {
  const head = ['', 'target', ...names, ...(isCompared ? ['ratio'] : [])]
  const lines = rows.map(({ name, target, times }) => [
    name,
    target === undefined ? '–' : `≤ ${target}`,
    ...times.map(milliseconds),
    ...(isCompared ? [ratio(times.at(-2), times.at(-1))] : []),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map(line => line[column]?.length ?? 0)))
  const written = (line: readonly string[]): string =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return [written(head), ...lines.map(written)].join('\n')
}

const ratio = (ours: number | undefined, theirs: number | undefined): string =>
  ours === undefined || theirs === undefined ? '–' : `${(theirs / ours).toFixed(1)} ×`
