import { timingSafeEqual } from 'node:crypto'
import type { BundleHash, ExhibitId, KioskId } from '#shared/ids.ts'
import { markOf, readShort } from '#shared/short-link.ts'
import type { Context } from '../context.ts'
import type { LinkSecret } from './link-secret.ts'

/** Where a short link leads, and which code it was. */
export type Resolved = { target: string; exhibit: ExhibitId; kiosk: KioskId; bundle: BundleHash }

/** Null unless this booth made the link, and a bundle that was published holds its target. */
export async function resolveShort(
  text: string,
  { bundles, kiosks }: Pick<Context, 'bundles' | 'kiosks'>,
  secret: LinkSecret,
): Promise<Resolved | null> {
  const short = readShort(text)
  if (!short) return null
  const { exhibit: place, screen, begins, mark } = short
  for (const bundle of await bundles.namesBeginning(begins)) {
    const made = markOf({ exhibit: place, screen, bundle }, secret.macOf(screen))
    if (!timingSafeEqual(Buffer.from(made), Buffer.from(mark))) continue
    const kiosk = (await kiosks.list()).find(({ number }) => number === screen)?.kiosk
    const exhibit = (await bundles.load(bundle))?.exhibits[place]
    if (kiosk && exhibit?.qr?.kind === 'url') return { target: exhibit.qr.target, exhibit: exhibit.id, kiosk, bundle }
  }
  return null
}
