import { expect, test } from 'vitest'
import type { BoothClock } from '../../server/clock.ts'
import { zonedInstant } from '../../server/zoned-time.ts'
import { publishDraft } from '../support/approval.ts'
import { startBooth } from '../support/booth.ts'
import { until } from '../support/until.ts'

const zone = 'Asia/Shanghai'
const at = (time: string) => zonedInstant('2023-05-20', time, zone)

/** A clock that stands where it is put. */
function handClock(start: number): BoothClock & { set: (now: number) => void } {
  let now = start
  return { now: () => now, jumpedBy: () => 0, set: (next) => (now = next) }
}

async function boothWithHours(clock: BoothClock) {
  const booth = await startBooth({ machine: { clock }, env: { TZ: zone } })
  await booth.server.context.content.update((content) => {
    const name = { zh: '时间表', en: 'Timetable' }
    content.timetable = [
      { id: 'open-20' as never, date: '2023-05-20', time: '09:00', does: 'open', name },
      { id: 'close-20' as never, date: '2023-05-20', time: '17:00', does: 'close', name },
    ]
  })
  await publishDraft(booth)
  await until(() => booth.server.context.timetable.due.next !== null, 'the timetable is read')
  return booth
}
const mode = (booth: Awaited<ReturnType<typeof boothWithHours>>) => booth.server.context.booth.current.mode.name

test('D6 closing waits for the tour, comes when it ends, and is not repeated after a choice made by hand', async () => {
  const clock = handClock(at('10:00'))
  const booth = await boothWithHours(clock)
  try {
    const { context } = booth.server
    const tour = context.content.current.tours[0]!.id
    await booth.command({ type: 'start-tour', tour })
    clock.set(at('17:00') + 1)
    await booth.command({ type: 'set-muted', on: true }) // anything that makes it look at the clock
    await until(() => context.timetable.due.waiting?.because === 'tour', 'the closing waits')
    expect(mode(booth)).toBe('tour')
    await booth.command({ type: 'end-tour' })
    await until(() => mode(booth) === 'closed', 'the booth closes')
    await booth.command({ type: 'open' })
    await booth.command({ type: 'set-muted', on: false })
    expect(mode(booth)).toBe('free')
  } finally {
    await booth.stop()
  }
})

test('D6 what was missed while the server was off is dealt with at the start', async () => {
  const clock = handClock(at('10:00'))
  const booth = await boothWithHours(clock)
  try {
    expect(mode(booth)).toBe('free')
    clock.set(at('21:00'))
    await booth.restart()
    await until(() => mode(booth) === 'closed', 'the booth is closed')
    expect((await booth.server.context.audit.page(1))[0]).toMatchObject({ actor: 'timetable' })
  } finally {
    await booth.stop()
  }
})
