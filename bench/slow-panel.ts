import type { CDPSession, Page } from 'playwright'

/** A cheap panel PC against this machine. */
export const slower = 4

/** Slows the page's main thread down, as the browser's own developer tools do; compositor and raster keep their speed. */
export async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  return session
}
