import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Booth } from '#shared/booth.ts'
import type { Content } from '#shared/content.ts'
import type { BundleHash, KioskId } from '#shared/ids.ts'
import type { VisitEvent } from '#shared/visit-events.ts'

export type Pairing = { token: string; kiosk: KioskId }
export type KeptBundle = { hash: BundleHash; content: Content; keptAt: number }

/** Everything a screen remembers: it survives a reload, a killed browser and a pulled plug. */
interface Schema extends DBSchema {
  pairing: { key: 'pairing'; value: Pairing }
  booth: { key: 'booth'; value: Booth }
  bundles: { key: string; value: KeptBundle }
  media: { key: string; value: Blob }
  events: { key: number; value: VisitEvent } // the key's order is the events' order
  dropped: { key: 'count'; value: number } // events lost to a full outbox and not yet told of
}
export type KioskDatabase = IDBPDatabase<Schema>

/** IndexedDB works on plain HTTP too, and writes at once where localStorage writes seconds late. */
export function openKioskDatabase(name = 'zhantai-kiosk'): Promise<KioskDatabase> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('pairing')
      db.createObjectStore('booth')
      db.createObjectStore('bundles')
      db.createObjectStore('media')
      db.createObjectStore('events', { autoIncrement: true })
      db.createObjectStore('dropped')
    },
    // Another page of a newer build wants to upgrade: let it, the reload follows.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}
