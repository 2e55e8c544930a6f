import type { Content } from '#shared/content.ts'
import type { Command } from '#shared/commands.ts'
import type { Stand } from '../../tests/e2e/support/stand.ts'
import { privacy, publish, walk } from '../../tests/e2e/support/walk.ts'
import { glass, shoot } from './glass.ts'

type Look = { variant: 'light' | 'dark'; large: boolean; solemn: boolean }

const looks: Record<string, Look> = {
  light: { variant: 'light', large: false, solemn: false },
  large: { variant: 'light', large: true, solemn: false },
  dark: { variant: 'dark', large: false, solemn: false },
  solemn: { variant: 'light', large: false, solemn: true },
}

/** Every page that a visitor can reach: on each glass, in Chinese and English, with normal and large text, light, dark and solemn. */
export async function shootVisitors(stand: Stand, folder: string): Promise<void> {
  const admin = await stand.admin()
  const send = async (command: Command) => {
    const response = await admin.post('/api/commands', command)
    if (!response.ok) throw new Error(`${command.type}: ${await response.text()}`)
  }
  await send({ type: 'take-control' })
  for (const [name, look] of Object.entries(looks)) {
    await publish(stand, (content) => dress(content, look))
    await send({ type: 'set-solemn', on: look.solemn })
    for (const [size, viewport] of Object.entries(glass)) {
      for (const language of ['zh', 'en']) {
        const screen = await stand.pairedScreen('west', viewport)
        await screen.locator(`html[data-variant="${look.variant}"]`).waitFor()
        await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
        await screen.locator('.place .opener').tap()
        await screen.locator(`.menu button[lang^="${language}"]`).tap()
        if (look.large) await screen.locator('.wishes > button').first().tap()
        await walk(screen, (page) => shoot(screen, folder, `visit-${name}-${size}-${language}-${page}`))
        await screen.context().close()
      }
    }
  }
}

/** A draft that differs each time, so that there is something to publish. */
function dress(content: Content, { variant, large, solemn }: Look): void {
  content.privacy = { ...privacy, keepDays: 30 + Number(large) + 2 * Number(solemn) }
  content.theme.variant = variant
  content.settings.idleSeconds = 600 // nobody comes back to attract while pictures are taken
}
