import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.ts'
import { ApiTokens } from '../../server/accounts/api-tokens.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import type { Place } from './storage.contract.ts'

const late = 4_102_444_800_123

/** What every database must do for the tokens of programs. */
export function apiTokensContract(name: string, open: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place
    let db: Database
    beforeAll(async () => {
      place = await open()
      db = await openDatabase(place.dataDir, place.url, pino({ level: 'silent' }))
    })
    afterAll(async () => {
      await db?.destroy()
      await place?.close()
    })

    test('A8: a token is found until it is revoked or its account disabled; a name is used once for each account', async () => {
      const accounts = new Accounts(db, { N: 1_024, r: 8, p: 1 })
      const tokens = new ApiTokens(db)
      await accounts.add('小李', 'staff', '135790', 1)
      await accounts.add('小王', 'viewer', '135790', 1)
      const wish = { owner: '小李', name: '台口按键', role: 'explainer', by: 'admin' } as const
      const made = await tokens.add(wish, late + 0.4)
      expect(made?.row).toMatchObject({ account: '小李', createdAt: late, createdBy: 'admin', lastUsed: null })
      expect(await tokens.add(wish, late)).toBeNull()
      expect(await tokens.add({ ...wish, owner: '小王', role: 'viewer' }, late)).not.toBeNull()
      const { token, row } = made!
      const found = { id: row.id, name: '台口按键', owner: '小李', role: 'explainer', ownerRole: 'staff' }
      expect(await tokens.find(token, late)).toEqual(found)
      expect(await tokens.find(`${token}x`, late)).toBeNull()
      await tokens.find(token, late + 5_000)
      expect((await tokens.byId(row.id))?.lastUsed).toBe(late)
      await tokens.find(token, late + 20_000)
      expect((await tokens.list('小李')).map(({ lastUsed }) => lastUsed)).toEqual([late + 20_000])
      expect(await tokens.list()).toHaveLength(2)
      await accounts.change('小李', { disabled: true })
      expect(await tokens.find(token, late)).toBeNull()
      await accounts.change('小李', { disabled: false, role: 'viewer' })
      expect(await tokens.find(token, late)).toEqual({ ...found, ownerRole: 'viewer' })
      expect([await tokens.revoke(row.id), await tokens.revoke(row.id)]).toEqual([true, false])
      expect(await tokens.find(token, late)).toBeNull()
      expect(await tokens.add(wish, late)).not.toBeNull()
    })
  })
}
