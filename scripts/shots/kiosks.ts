import type { Page } from '@playwright/test'
import type { Command } from '#shared/commands.ts'
import { Content } from '#shared/content.ts'
import type { Api } from '../../tests/support/api.ts'
import type { Stand } from '../../tests/e2e/support/stand.ts'
import { glass, shoot } from './glass.ts'

type Shot = { name: string; scene: string; commands: unknown[]; touch?: (page: Page) => Promise<void> }

/** Every scene of the booth, on each glass. */
export async function shootKiosks(stand: Stand, folder: string): Promise<void> {
  const waiting = await stand.screen('west')
  await waiting.locator('[data-scene="pairing"]').waitFor()
  await shoot(waiting, folder, 'pairing-portrait')
  await waiting.context().close()

  const admin = await stand.admin()
  await command(admin, { type: 'take-control' })
  const content = Content.parse(await (await admin.get('/api/content')).json())
  const pages = [
    { size: 'portrait', page: await stand.pairedScreen('west', glass.portrait) },
    { size: 'landscape', page: await stand.pairedScreen('centre', glass.landscape) },
    { size: 'portrait-4k', page: await stand.pairedScreen('north', glass['portrait-4k']) },
    { size: 'landscape-4k', page: await stand.pairedScreen('south', glass['landscape-4k']) },
  ]
  for (const shot of shots(content)) {
    for (const next of shot.commands) await command(admin, next as Command)
    for (const { size, page } of pages) {
      await shot.touch?.(page)
      await page.locator(`[data-scene="${shot.scene}"]`).waitFor()
      await shoot(page, folder, `${shot.name}-${size}`)
    }
  }
  for (const { page } of pages) await page.context().close()
}

function shots(content: Content): Shot[] {
  const [, tour = content.tours[0]] = content.tours
  const stop = tour?.stops[0]
  const item = content.ceremony.items[1] ?? content.ceremony.items[0]
  const exhibit = content.exhibits.find((candidate) => candidate.id === 'gl-20') ?? content.exhibits[0]
  if (!tour || !stop || !item || !exhibit)
    throw new Error('The sample content has no tour, ceremony or exhibit to show.')
  const unit = content.units.find((candidate) => candidate.code === exhibit.unit)
  const open = (name: string) => async (page: Page) => {
    await page.getByRole('button', { name }).first().click()
  }
  return [
    { name: 'attract', scene: 'attract', commands: [{ type: 'open' }] },
    {
      name: 'browse',
      scene: 'browse',
      commands: [],
      touch: (page) => page.locator('[data-scene="attract"]').click({ position: { x: 40, y: 40 } }),
    },
    { name: 'browse-unit', scene: 'browse', commands: [], touch: open(unit?.name.zh ?? '') },
    { name: 'exhibit', scene: 'exhibit', commands: [], touch: open(exhibit.title.zh) },
    {
      name: 'search',
      scene: 'browse',
      commands: [],
      touch: async (page) => {
        await open('搜索')(page)
        await page.keyboard.type('l')
      },
    },
    {
      name: 'ceremony',
      scene: 'ceremony',
      commands: [{ type: 'start-ceremony' }, { type: 'show-item', item: item.id }],
    },
    { name: 'standby', scene: 'standby', commands: [{ type: 'stand-by', tour: tour.id }] },
    { name: 'tour-arrival', scene: 'tour-arrival', commands: [{ type: 'start-tour', tour: tour.id }] },
    { name: 'tour-overview', scene: 'tour-overview', commands: [{ type: 'go-to-phase', phase: 'overview' }] },
    { name: 'tour-stop', scene: 'tour-stop', commands: [{ type: 'go-to-stop', stop: stop.id }] },
    { name: 'tour-closing', scene: 'tour-closing', commands: [{ type: 'go-to-phase', phase: 'closing' }] },
    { name: 'closed', scene: 'closed', commands: [{ type: 'end-tour' }, { type: 'close' }] },
    { name: 'safe', scene: 'safe', commands: [{ type: 'show-safe' }] },
    {
      name: 'emergency',
      scene: 'emergency',
      commands: [{ type: 'clear-safe' }, { type: 'raise-emergency', text: content.emergency[0]?.id }],
    },
    { name: 'blank', scene: 'blank', commands: [{ type: 'clear-emergency' }, { type: 'open' }, { type: 'blank' }] },
    { name: 'solemn', scene: 'attract', commands: [{ type: 'unblank' }, { type: 'set-solemn', on: true }] },
  ]
}

async function command(admin: Api, next: Command): Promise<void> {
  const response = await admin.post('/api/commands', next)
  if (!response.ok) throw new Error(`${next.type}: ${await response.text()}`)
}
