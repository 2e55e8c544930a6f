import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// In development the server runs behind Vite's own, which hands it everything that is not a page.
const behind = process.env['ZHANTAI_DEV_SERVER']

// One page a pass, so that neither carries what only the other needs; without a name both, as in development.
const only = process.env['ZHANTAI_PAGE']
const pages = {
  kiosk: { kiosk: page('kiosk/index.html'), 'service-worker': page('kiosk/service-worker.ts') },
  control: { control: page('control/index.html') },
}

/** Both pages speak WebSocket alone (`shared/web/connection.svelte.ts`): what Socket.IO would poll with is left out. */
const webSocketOnly: Plugin = {
  name: 'web-socket-only',
  transform: (_code, id) =>
    id.endsWith('/engine.io-client/build/esm/transports/index.js')
      ? "import { WS } from './websocket.node.js'\nexport const transports = { websocket: WS }"
      : null,
}

export default defineConfig({
  appType: 'mpa',
  plugins: [svelte(), webSocketOnly],
  ...(behind && {
    server: {
      proxy: {
        // Not the short form, which changes the Host header: the server would take a page's own requests for another site's.
        '^/(api|media|healthz|metrics)(/|$|\\?)': { target: behind },
        '/socket.io': { target: behind, ws: true },
      },
    },
  }),
  build: {
    outDir: 'dist',
    emptyOutDir: only !== 'control', // the second pass adds to the first
    // The Content-Security-Policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    target: 'chrome111', // panel PCs in halls are seldom newer than three years
    rolldownOptions: {
      checks: { pluginTimings: false }, // a slow machine is no reason for a warning
      input: only === 'kiosk' || only === 'control' ? pages[only] : { ...pages.kiosk, ...pages.control },
      output: {
        // The worker's scope is the folder it is served from, so its name and place are fixed.
        entryFileNames: (chunk) =>
          chunk.name === 'service-worker' ? 'kiosk/service-worker.js' : 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        chunkFileNames: 'assets/[name]-[hash].js',
      },
    },
  },
})
