/** @typedef {{ unit: string[] | null, endToEnd: string[] | null, filtered: boolean }} Runs the arguments of each runner; null: it does not run */

const nameOptions = ['-t', '--testNamePattern', '-g', '--grep']

/**
 * Which runner gets which arguments: a file or folder goes to the runner it belongs to, a name pattern to both,
 * any other option to the runners that run.
 * @param {string[]} args
 * @returns {Runs}
 */
export function sortArguments(args) {
  /** @type {string[]} */
  const paths = []
  /** @type {string[]} */
  const options = []
  /** @type {string | undefined} */
  let pattern
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    if (nameOptions.includes(arg)) pattern = args[++index]
    else if (arg.startsWith('-')) options.push(arg)
    else paths.push(arg)
  }
  const endToEndPaths = paths.filter((path) => /(^|[/\\])e2e([/\\]|$)/.test(path))
  const unitPaths = paths.filter((path) => !endToEndPaths.includes(path))
  const named = (/** @type {string} */ option) => (pattern === undefined ? [] : [option, pattern])
  const all = paths.length === 0
  return {
    unit: all || unitPaths.length > 0 ? [...unitPaths, ...named('-t'), ...options] : null,
    endToEnd: all || endToEndPaths.length > 0 ? [...endToEndPaths, ...named('-g'), ...options] : null,
    filtered: args.length > 0,
  }
}
