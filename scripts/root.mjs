import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** The project's folder, wherever it was cloned to. Paths are joined, never pasted: a path may hold spaces and 汉字. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts)
