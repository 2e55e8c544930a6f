import { Router, type Request, type Response } from 'express'
import type { Context } from '../context.ts'
import { saveScan } from '../storage/scan-log.ts'
import { newId } from '../new-id.ts'
import type { Callers } from './callers.ts'
import { isScan } from './is-scan.ts'
import type { LinkSecret } from './link-secret.ts'
import { resolveShort, type Resolved } from './resolve.ts'

/** `/q/…`: a phone that scanned a code is counted and sent on (V11). Unknown ones fall through to the kind page. */
export function shortLinks(context: Context, secret: LinkSecret, callers: Callers): Router {
  const router = Router()
  router.get('/q/:short', async (request, response, next) => {
    const found = await resolveShort(request.params.short, context, secret)
    if (!found) return next()
    if (isScan(request)) await count(request, found)
    sendOn(response, found.target)
  })

  /** A disk that refuses costs the figure, never the visitor the page. */
  async function count(request: Request, { exhibit, kiosk, bundle }: Resolved): Promise<void> {
    const phone = { address: request.ip ?? '', agent: request.get('user-agent') ?? '' }
    if (!callers.isNew(phone, `${bundle} ${exhibit} ${kiosk}`)) return
    const { current } = context.booth
    const at = Math.round(context.clock.now())
    const rehearsal = current.rehearsal || current.staffKiosks.includes(kiosk)
    await saveScan(context.db, { id: newId(at), at, exhibit, kiosk, bundle, rehearsal }).catch((error: unknown) =>
      context.log.error({ error, exhibit, kiosk }, 'a scan could not be stored, and is not counted'),
    )
  }
  return router
}

/** Asked again each time, so that each scan is seen; where it leads learns nothing of the booth. */
const sendOn = (response: Response, target: string) =>
  response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).redirect(302, target)
