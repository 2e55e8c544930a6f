/** The list with one entry taken from its place and put at another. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const taken = list.slice(from, from + 1)
  return list.toSpliced(from, 1).toSpliced(to, 0, ...taken)
}
