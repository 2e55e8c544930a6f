import { buildPages } from './build-pages.mjs'
import { ensure } from './ensure.mjs'
import { main } from './tell.mjs'

/** `npm run build`: builds both pages, stale or not. */
await main(async () => buildPages(await ensure({ built: false })))
