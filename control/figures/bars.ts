/** A row of a chart; `other` is the same row of another day, where one is beside it. */
export type Bar = { id: string; label: string; value: number; other: number | null }

/** Rows as bars, each beside the same row of another day. */
export function barsOf<Row>(
  rows: readonly Row[],
  others: readonly Row[] | undefined,
  read: (row: Row) => [id: string, label: string, value: number],
): Bar[] {
  const known = new Map((others ?? []).map(read).map(([id, , value]) => [id, value]))
  return rows.map(read).map(([id, label, value]) => ({ id, label, value, other: others ? (known.get(id) ?? 0) : null }))
}

/** In the order in which they come, which is the official one; by size only where somebody asked for it (F13). */
export const rankedOr = (ranked: boolean, bars: Bar[]): Bar[] =>
  ranked ? bars.toSorted((a, b) => b.value - a.value) : bars
