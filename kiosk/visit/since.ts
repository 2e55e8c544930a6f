/** How long it is from one instant to another. A clock that is set back in between takes nothing off. */
export const since = (from: number, to: number): number => Math.max(0, Math.round(to - from))
