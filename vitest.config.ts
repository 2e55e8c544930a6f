import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 20_000, // real servers on a busy machine; no test asserts a time
    hookTimeout: 30_000,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{shared,server,contracts,fuzz,scripts}/**/*.test.ts'],
        },
        extends: true,
      },
      {
        plugins: [svelte()],
        // Svelte has a build for servers, which would be taken without this.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/{kiosk,control}/**/*.test.ts'],
        },
        extends: true,
      },
    ],
  },
})
