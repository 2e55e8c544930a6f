/** The order of a list, which is approved like everything else: two lists that hold different things can still be compared. */

/** Whether what both lists hold stands in the same order in both. */
export function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  const [inA, inB] = [new Set(a), new Set(b)]
  const [common, other] = [a.filter((id) => inB.has(id)), b.filter((id) => inA.has(id))]
  return common.every((id, i) => id === other[i])
}

/** Those present in the approved order; one that this does not name comes after whatever stands before it in the draft. */
export function mergedOrder(
  approved: readonly string[],
  draft: readonly string[],
  present: ReadonlySet<string>,
): string[] {
  const known = new Set(approved)
  const merged = approved.filter((id) => present.has(id))
  draft.forEach((id, at) => {
    if (known.has(id) || !present.has(id)) return
    const before = draft.slice(0, at).findLast((other) => merged.includes(other))
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, id)
  })
  return [...merged, ...[...present].filter((id) => !merged.includes(id))]
}
