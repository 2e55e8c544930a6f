import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { Content } from '#shared/content.ts'
import { publishDraft } from '../../support/approval.ts'
import { until } from '../../support/until.ts'
import type { Stand } from './stand.ts'

/** Changes the draft and publishes it, as staff and approver do. */
export async function publish(stand: Stand, change: (content: Content) => void): Promise<Content> {
  const admin = await stand.admin()
  const path = join(stand.dataDir, 'content.json')
  const content = JSON.parse(await readFile(path, 'utf8')) as Content
  change(content)
  await writeFile(path, JSON.stringify(content))
  const status = async () => (await (await admin.get('/api/content/status')).json()) as { changed: boolean }
  await until(async () => (await status()).changed, 'the server has seen the change')
  const response = await publishDraft({ url: stand.server.url, admin })
  if (!response.ok) throw new Error(await response.text())
  return content
}

/** A notice with nothing left blank, so that numbers may be left. */
export const privacy: NonNullable<Content['privacy']> = {
  handler: { zh: '示例筹备办公室', en: 'The Sample Office' },
  contact: { zh: '展位服务台', en: 'the service desk of this booth' },
  purpose: { zh: '由工作人员回电，介绍这项展品', en: 'to call you about this exhibit' },
  kinds: { zh: '电话号码和想了解的方面', en: 'your number and what you would like to know' },
  keepDays: 30,
}

/** A tap as people make it: a second one at the same spot within 0.3 s is a trembling hand, and counts for nothing (K106). */
export async function calmTap(target: Locator): Promise<void> {
  await target.page().waitForTimeout(320)
  await target.tap()
}

type Look = (name: string) => Promise<void>

/** Goes to every page that a visitor can reach, in whatever language, and has each looked at. Begins and ends on home. */
export async function walk(page: Page, look: Look): Promise<void> {
  const tap = (selector: string, nth = 0) => calmTap(page.locator(selector).nth(nth))
  const home = () => tap('.way button', 1)
  const rooms = { activities: 'calendar', challenges: 'board', quiz: 'quiz', plan: 'plan' }
  const order = Object.keys(rooms)
  const enter = (room: keyof typeof rooms) => tap('.rooms > ul button', order.indexOf(room))

  await look('home')
  await tap('.kinds li button')
  await look('category')
  await tap('main li button')
  await page.locator('[data-scene="exhibit"]').waitFor()
  await exhibit(page, look)
  await home()
  await tap('.fields li button')
  await look('field')
  await home()
  await enter('activities')
  await look('activities')
  await tap('main li button:not([aria-pressed])', 0)
  await look('activity')
  await home()
  await enter('challenges')
  await look('challenges')
  await tap('main li button')
  await look('challenge')
  await home()
  await enter('plan')
  await look('plan')
  await tap('main li button')
  await look('zone')
  await home()
  await enter('quiz')
  await look('quiz')
  for (let i = 0; i < 3; i++) {
    await tap('main [role="group"] button, main li button')
    if (i === 0) await look('quiz-answer')
    await calmTap(page.locator('main button:not(:disabled)').last())
  }
  await look('quiz-result')
  await home()
  await tap('.way button', 2)
  await page.keyboard.type('l')
  await look('search')
  await home()
}

async function exhibit(page: Page, look: Look): Promise<void> {
  await look('exhibit')
  for (const opener of ['.gallery .whole', '.code button, button.code']) {
    const button = page.locator(opener).first()
    if ((await button.count()) === 0) continue
    await calmTap(button)
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(500) // it has come to rest
    await look(opener.startsWith('.gallery') ? 'picture' : 'code')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  const lead = page.getByRole('button', { name: /我想对接|Get in Touch/ })
  if ((await lead.count()) === 0) return
  await calmTap(lead)
  await page.getByRole('checkbox').first().waitFor()
  await look('lead')
  for (const box of [0, 1]) await calmTap(page.getByRole('checkbox').nth(box))
  await calmTap(page.locator('.ticks ~ * .on, .on').first())
  await page.locator('.pad').waitFor()
  await calmTap(page.getByRole('button', { name: '7', exact: true }))
  await look('lead-form')
}
