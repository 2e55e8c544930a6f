import { Content } from '#shared/content.ts'
import type { Stand } from '../../tests/e2e/support/stand.ts'
import { shoot } from './glass.ts'

const sizes = {
  landscape: { width: 1280, height: 800 },
  portrait: { width: 800, height: 1280 },
  phone: { width: 390, height: 844 },
} as const

const views = [
  ['live', '展台'],
  ['tour', '巡馆'],
  ['screens', '屏幕'],
  ['content', '内容'],
  ['counts', '登记'],
  ['figures', '数据'],
  ['records', '记录'],
  ['units', '县区'],
  ['setup', '布展'],
  ['leads', '对接'],
  ['accounts', '账号'],
] as const

/** Every view of the panel, as a tour runs over two screens. */
export async function shootPanel(stand: Stand, folder: string): Promise<void> {
  const blank = await (await stand.context(sizes.landscape, true)).newPage()
  await blank.goto(`${stand.origin}/control/`)
  await shoot(blank, folder, 'panel-sign-in-landscape')
  await blank.context().close()

  const admin = await stand.admin()
  const content = Content.parse(await (await admin.get('/api/content')).json())
  const tour = content.tours[1] ?? content.tours[0]
  const screens = [await stand.pairedScreen('west'), await stand.pairedScreen('centre', { width: 1920, height: 1080 })]
  for (const [size, viewport] of Object.entries(sizes)) {
    const panel = await stand.panel(viewport)
    const { session } = (await (await panel.request.get(`${stand.origin}/api/session`)).json()) as { session: string }
    if (!session) throw new Error('The panel has no session.')
    const send = async (data: Record<string, unknown>) => {
      const response = await panel.request.post(`${stand.origin}/api/commands`, { data })
      if (!response.ok()) throw new Error(`${String(data['type'])}: ${await response.text()}`)
    }
    await send({ type: 'take-control', pin: stand.pin })
    await send({ type: 'start-tour', tour: tour?.id })
    await send({ type: 'go-to-stop', stop: tour?.stops[1]?.id })
    for (const [name, label] of views) {
      await panel
        .getByRole('tab', { name: label })
        .or(panel.getByRole('link', { name: label }))
        .first()
        .click()
      await shoot(panel, folder, `panel-${name}-${size}`)
    }
    await send({ type: 'end-tour' })
    await panel.context().close()
  }
  for (const screen of screens) await screen.context().close()
}
