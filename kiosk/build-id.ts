/** The hashed name of the entry script: the server compares it with its own build. Undefined in development. */
export function buildId(entryUrl: string): string | undefined {
  return /\/assets\/(kiosk-[\w-]+\.js)$/.exec(new URL(entryUrl).pathname)?.[1]
}
