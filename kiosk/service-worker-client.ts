/**
 * Lets the page itself come back with the server gone. Only a secure origin has service workers (localhost, or a managed
 * kiosk): elsewhere the running page and its database are enough until somebody reloads it.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('controllerchange', () => keepWhatIsLoaded())
  serviceWorker
    .register('/kiosk/service-worker.js', { scope: '/kiosk/' })
    .catch((error: unknown) => console.warn('This screen cannot be reloaded without the server.', error))
}

/** Fonts that came before the worker did pass through it once more, from the browser's own cache. */
function keepWhatIsLoaded(): void {
  for (const { name } of performance.getEntriesByType('resource')) {
    if (!new URL(name).pathname.startsWith('/assets/')) continue
    fetch(name).catch((error: unknown) => console.warn(`${name} could not be kept.`, error))
  }
}
