/** Progress goes to standard error: standard output belongs to the program that is started.
 * @param {string} text */
export function tell(text) {
  process.stderr.write(`${text}\n`)
}

/** Something an operator can cure. Its message is one sentence in Chinese and English; no stack is shown. */
export class Trouble extends Error {}

/** Runs a script's body: trouble is told in its own words and ends with status 1.
 * @param {() => Promise<unknown>} body */
export async function main(body) {
  try {
    await body()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    tell(error.message)
    process.exit(1)
  }
}

/** Tells every few seconds that a long step is still going on, where no terminal shows its own progress. Returns how to stop.
 * @param {string} what */
export function keepTelling(what) {
  const started = Date.now()
  const timer = setInterval(() => tell(`  … ${what} ${Math.round((Date.now() - started) / 1_000)} s`), 5_000)
  return () => clearInterval(timer)
}
