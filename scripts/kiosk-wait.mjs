import { get } from 'node:http'
import { get as getSecurely } from 'node:https'

/** Whether the server says that it can serve, within 2 s.
 * @param {URL} server
 * @returns {Promise<boolean>} */
export function isServing(server) {
  const url = new URL('/healthz', server)
  return new Promise((resolve) => {
    const options = { timeout: 2_000, rejectUnauthorized: false } // the browser judges the certificate; this only asks for life
    const request = (url.protocol === 'https:' ? getSecurely : get)(url, options, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}

/**
 * Waits until the server serves, for at most `limitMs`. A browser opened before it would show its own error page.
 * @param {URL} server
 * @param {{ limitMs: number, ontry: (seconds: number) => void }} options
 */
export async function waitForServer(server, { limitMs, ontry }) {
  const started = Date.now()
  while (!(await isServing(server))) {
    const waited = Date.now() - started
    if (waited >= limitMs) return
    ontry(Math.round(waited / 1_000))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}
