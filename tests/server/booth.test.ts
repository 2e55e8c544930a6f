import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import { startBooth } from '../support/booth.ts'
import { ids } from '../support/fixtures.ts'

test('M1: when anybody hears of a change it is on the disk already, and its audit with it', async () => {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  const disk = new DatabaseSync(join(booth.dataDir, 'zhantai.db'), { readOnly: true })
  onTestFinished(() => disk.close())
  const record = disk.prepare('select booth from booth_record')
  const lastEntry = disk.prepare('select detail from audit order by seq desc limit 1')
  const heard: number[] = []
  const behind: string[] = []
  booth.server.context.booth.subscribe((current) => {
    heard.push(current.revision)
    const stored = JSON.parse(String(record.get()?.['booth'])) as Booth
    const audited = JSON.parse(String(lastEntry.get()?.['detail'])) as { revision: number }
    if (stored.revision !== current.revision) behind.push(`heard ${current.revision}, on disk ${stored.revision}`)
    if (audited.revision !== current.revision) behind.push(`heard ${current.revision}, audited ${audited.revision}`)
  })
  await booth.command({ type: 'start-tour', tour: ids.tour })
  await Promise.all(
    [ids.stop, ids.secondStop, ids.stop].map((stop) => booth.admin.post('/api/commands', { type: 'go-to-stop', stop })),
  )
  await booth.command({ type: 'raise-emergency', text: ids.text })
  expect(heard).toEqual([1, 2, 3, 4, 5, 6])
  expect(behind).toEqual([])
})
