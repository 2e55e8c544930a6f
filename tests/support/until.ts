/** Waits for an outcome, however long the machine takes, up to a limit that only a real fault reaches. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 10_000): Promise<void> {
  const end = performance.now() + limitMs
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It never happened that ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
