import type { Content } from '#shared/content.ts'
import type { Summary } from '#shared/summary.ts'
import { connectDatabase } from '../../storage/database.ts'
import type { ThreadData } from '../thread-messages.ts'
import type { Ends } from '../window.ts'
import { inThread } from '../work/thread.ts'
import { writeAnnex, type AnnexOptions } from './write.ts'

export type AnnexInput = ThreadData &
  Omit<AnnexOptions, 'progress'> & { summary: Summary; content: Content; ends: Ends }

await inThread<AnnexInput>(async ({ dataDir, databaseUrl, lang, raw, ...parts }, file, progress) => {
  const db = await connectDatabase(dataDir, databaseUrl)
  try {
    await writeAnnex({ ...parts, db }, file, { lang, raw, progress })
  } finally {
    await db.destroy()
  }
})
