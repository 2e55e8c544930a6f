import { delimiter } from 'node:path'

// Windows writes it `Path`, and a second spelling beside it would win or lose by chance.
const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'

/** The folders in which programs are looked for. */
export const searchPath = () => (process.env[name] ?? '').split(delimiter).filter(Boolean)

/** This environment with another search path.
 * @param {string[]} folders
 * @returns {NodeJS.ProcessEnv} */
export const withSearchPath = (folders) => ({ ...process.env, [name]: folders.join(delimiter) })
