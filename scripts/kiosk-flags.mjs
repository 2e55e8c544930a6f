/**
 * The options of a locked-down Chromium: nothing but the page, nothing over it, nothing a finger can open.
 * @param {{ server: URL, screen: string, profile: string, asRoot: boolean, extra: string[] }} options
 */
export function kioskFlags({ server, screen, profile, asRoot, extra }) {
  return [
    '--kiosk',
    `--user-data-dir=${profile}`,
    ...quiet,
    ...untouchable,
    ...steady,
    ...(isTrusted(server) ? [] : [`--unsafely-treat-insecure-origin-as-secure=${server.origin}`]),
    ...(asRoot ? ['--no-sandbox'] : []), // Chromium refuses to start as root with it
    ...extra,
    new URL(`/kiosk/?screen=${screen}`, server).href,
  ]
}

/** Whether Chromium gives this origin its service worker and caches without being told to.
 * @param {URL} server */
export function isTrusted({ protocol, hostname }) {
  return protocol === 'https:' || hostname === '[::1]' || /^(localhost|127(\.\d+){3}|.+\.localhost)$/.test(hostname)
}

/** No bubbles, bars or questions over the picture. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--disable-infobars',
  '--test-type', // no yellow bar about the options that follow
  '--hide-crash-restore-bubble',
  '--disable-session-crashed-bubble',
  '--password-store=basic',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--no-pings',
]

/** No gesture that leaves the page, zooms it or opens a menu of the browser. */
const untouchable = [
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--touch-events=enabled',
  '--disable-features=Translate,OverscrollHistoryNavigation,MediaRouter,GlobalMediaControls,TouchpadOverscrollHistoryNavigation',
]

/** Plays and paints whatever the window manager thinks of the window. */
const steady = [
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]
