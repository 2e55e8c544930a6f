import { runWithBrowser } from './run-with-browser.mjs'

/** `npm run shots`: a picture of every scene and every panel view. */
await runWithBrowser('scripts', 'shots', 'main.ts')
