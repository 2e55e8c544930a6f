import { z } from 'zod'
import { ExhibitId, KioskId } from './ids.ts'

const ScanCount = z.object({ exhibit: ExhibitId, kiosk: KioskId, scans: z.number().int().positive() })
export type ScanCount = z.infer<typeof ScanCount>

/** How often phones followed short links. Without a public address nobody can know: `known` is false, and that is not zero. */
export const ScanReport = z.object({ known: z.boolean(), rows: z.array(ScanCount) })
export type ScanReport = z.infer<typeof ScanReport>
