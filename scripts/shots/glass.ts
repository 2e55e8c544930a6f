import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** The panels that booths have: upright and lying, Full HD and 4K. */
export const glass = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  'portrait-4k': { width: 2160, height: 3840 },
  'landscape-4k': { width: 3840, height: 2160 },
} as const

/** Once the pictures have faded in. */
export async function shoot(page: Page, folder: string, name: string): Promise<void> {
  await page.waitForTimeout(1_200)
  await page.screenshot({ path: join(folder, `${name}.png`), scale: 'css' })
  console.error(name)
}
