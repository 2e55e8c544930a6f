import { runWithBrowser } from './run-with-browser.mjs'

/** `npm run bench`: measures, prints a table and writes bench/results.json. */
await runWithBrowser('bench', 'main.ts')
