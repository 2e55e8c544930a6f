import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// In development the server runs behind Vite's own, which hands it everything that is not a page.
const behind = process.env['ZHANTAI_DEV_SERVER']

export default defineConfig({
  appType: 'mpa',
  plugins: [svelte()],
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
    // The Content-Security-Policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    target: 'chrome111', // panel PCs in halls are seldom newer than three years
    rolldownOptions: {
      checks: { pluginTimings: false }, // a slow machine is no reason for a warning
      input: {
        kiosk: page('kiosk/index.html'),
        control: page('control/index.html'),
        'service-worker': page('kiosk/service-worker.ts'),
      },
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
