import { zonedText } from '../../server/zoned-time.ts'
import type { Content } from '#shared/content.ts'
import type { LeadStored } from '#shared/leads.ts'
import type { Api } from './api.ts'
import type { TestBooth } from './booth.ts'
import { publishDraft } from './approval.ts'
import { ids } from './fixtures.ts'
import { mobile } from './phones.ts'

export const leadId = (n: number): string => String(n).padStart(26, '0')

/** A day so many days after now, in the booth's zone. */
export const dayAfter = (now: number, days: number): string =>
  zonedText(now + days * 86_400_000, 'Asia/Shanghai').slice(0, 10)

/** What a screen sends; the notice is that of the published bundle, and names the last day that it allows. */
export function leadOf(booth: TestBooth, n: number, change: Record<string, unknown> = {}): Record<string, unknown> {
  const { context } = booth.server
  const ticks = { agreed: true, over14: true, passOn: false }
  const until = dayAfter(context.clock.now(), 30)
  const what = { id: leadId(n), exhibit: ids.exhibit, kind: 'cooperation', phone: mobile }
  return { ...what, ...ticks, notice: context.booth.current.bundle, until, ...change }
}

export const leave = async (booth: TestBooth, who: Api, n: number, change = {}): Promise<LeadStored> => {
  const response = await who.post('/api/leads', leadOf(booth, n, change))
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as LeadStored
}

/** Publishes the sample with another notice. */
export async function publishPrivacy(booth: TestBooth, privacy: Content['privacy']): Promise<void> {
  const { content } = booth.server.context
  await content.update((draft) => {
    if (privacy) draft.privacy = privacy
    else delete draft.privacy
  })
  const response = await publishDraft(booth)
  if (!response.ok) throw new Error(await response.text())
}
