import type { Api } from '../../support/api.ts'

export type StoredEvent = {
  id: string
  type: string
  kiosk: string
  visit: string | null
  audience: string
  rehearsal: boolean
}

/** What the server has on disk, as its own export gives it. */
export async function storedEvents(admin: Api): Promise<StoredEvent[]> {
  const response = await admin.get('/api/exports/events.ndjson')
  if (!response.ok) throw new Error(await response.text())
  const text = await response.text()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as StoredEvent)
}
