import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** How the page looks, on a screen and in print. */
export const style = readFileSync(new URL('./page.css', import.meta.url), 'utf8')

/** What the page may do: nothing but show itself, in its one style, also in a frame of the panel. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`
