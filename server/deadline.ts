/** A promise that turns `late` after `ms`, for racing against something that may hang. */
export function deadline(ms: number): { passed: Promise<'late'>; clear: () => void } {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), ms)))
  return { passed, clear: () => clearTimeout(timer) }
}
