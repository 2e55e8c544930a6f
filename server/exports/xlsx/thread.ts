import type { Content } from '#shared/content.ts'
import { connectDatabase } from '../../storage/database.ts'
import type { VisitLogFilter } from '../../storage/visit-log.ts'
import { inThread } from '../../summary/work/thread.ts'
import { writeEvents } from './events.ts'

export type EventsInput = {
  dataDir: string
  databaseUrl: string | null
  timeZone: string
  content: Content
  filter: VisitLogFilter
  lang: 'zh' | 'en'
}

await inThread<EventsInput>(async ({ dataDir, databaseUrl, ...source }, file, progress) => {
  const db = await connectDatabase(dataDir, databaseUrl)
  try {
    await writeEvents(file, { db, ...source }, progress)
  } finally {
    await db.destroy()
  }
})
