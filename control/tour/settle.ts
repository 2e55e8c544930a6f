const settleMs = 600 // a double tap is two taps within half a second

/**
 * A label under the finger changes as soon as the booth has moved, so the second half of a double tap would move it
 * again. For a moment after each change nothing is taken (T4).
 */
export const isSettled = (changedAt: number, now: number): boolean => now - changedAt >= settleMs
