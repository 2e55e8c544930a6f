import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main, tell } from './tell.mjs'

/** `npm run dev`: the server, restarted when its sources change, and both pages with hot reload in front of it. */
await main(async () => {
  const node = await ensure({ built: false })
  const port = process.env['PORT'] ?? '8080'
  const env = { ...withNode(node), NODE_ENV: 'development', PORT: port, ZHANTAI_DEV_SERVER: `http://127.0.0.1:${port}` }
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js')
  tell('页面（随改随见） Pages, reloaded on change: /kiosk/ and /control/ on the address that Vite prints')
  const statuses = await Promise.all([
    run(node, ['--watch', '--watch-preserve-output', inRoot('server', 'main.ts')], { env }),
    run(node, [vite, '--host', '--clearScreen', 'false'], { env }),
  ])
  process.exitCode = Math.max(...statuses)
})
