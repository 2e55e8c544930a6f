import { expect, onTestFinished, test } from 'vitest'
import type { Command } from '#shared/commands.ts'
import { KioskId } from '#shared/ids.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import type { KioskClient } from '../support/clients.ts'
import { content, ids } from '../support/fixtures.ts'
import { pick, randomFrom, runsOf, seedOf } from '../support/seeded.ts'
import { until } from '../support/until.ts'

const tours = content.tours.map(({ id }) => id)
const stops = content.tours.flatMap((tour) => tour.stops.map(({ id }) => id))

/** Any command that a person may send, sensible now or not. */
function anyCommand(random: () => number): Command {
  const on = random() < 0.5
  return pick<Command>(random, [
    { type: 'open' },
    { type: 'close' },
    { type: 'start-ceremony' },
    { type: 'show-item', item: pick(random, content.ceremony.items).id },
    { type: 'stand-by', tour: pick(random, tours) },
    { type: 'start-tour', tour: pick(random, tours) },
    { type: 'go-to-phase', phase: pick(random, ['arrival', 'overview', 'closing']) },
    { type: 'go-to-stop', stop: pick(random, stops) },
    { type: 'pause-tour' },
    { type: 'continue-tour' },
    { type: 'release-kiosk', kiosk: KioskId.parse(pick(random, ['west', 'east', 'middle'])) },
    { type: 'end-tour' },
    { type: pick(random, ['freeze', 'unfreeze', 'blank', 'unblank', 'show-safe', 'clear-safe']) },
    { type: 'raise-emergency', text: ids.text },
    { type: 'clear-emergency' },
    { type: 'clear-emergency' },
    { type: pick(random, ['set-solemn', 'set-rehearsal', 'set-muted']), on },
    { type: 'set-staff-check', kiosk: ids.west, on },
  ])
}

/** Stops and starts on the same data; `emptied` loses the booth's record, as a restored copy from before the fair would. */
async function restart(booth: TestBooth, emptied: boolean): Promise<void> {
  if (emptied) await booth.server.context.db.deleteFrom('booth_record').execute()
  await booth.restart()
}

/** Only an open connection: one that is closed while it opens waits out its time limit, which no network does to it. */
const dropNetwork = (kiosk: KioskClient) => {
  if (kiosk.socket.connected) kiosk.socket.io.engine.close()
}

test(
  'S1: after any commands, disconnects and restarts every screen shows the server’s booth',
  { timeout: 600_000 },
  async () => {
    const seed = seedOf('convergence')
    const random = randomFrom(seed)
    for (let run = 0; run < runsOf(3); run++) {
      const booth = await startBooth()
      onTestFinished(() => booth.stop())
      const kiosks = [await booth.kiosk('west'), await booth.kiosk('middle'), await booth.kiosk('east')]
      const send = async () => {
        await booth.admin.post('/api/commands', { type: 'take-control' })
        await booth.admin.post('/api/commands', anyCommand(random)) // a refusal is as good as any
      }
      const converged = async (when: string) => {
        const shows = () => kiosks.map((kiosk) => kiosk.booth())
        const same = () =>
          shows().every((shown) => JSON.stringify(shown) === JSON.stringify(booth.server.context.booth.current))
        await until(
          () => kiosks.every(({ socket }) => socket.connected) && same(),
          `all converge ${when}, seed ${seed}`,
        )
        for (const shown of shows()) expect(shown, `seed ${seed}`).toEqual(booth.server.context.booth.current)
      }
      for (let step = 0; step < 40; step++) {
        const kind = random()
        if (kind < 0.75) await send()
        else if (kind < 0.9) dropNetwork(pick(random, kiosks))
        else if (kind < 0.96) await restart(booth, random() < 0.4)
        else await converged(`at step ${step}`)
      }
      await converged('at the end of the storm')
      // Each run ends with an emptied store: a screen that only ever takes higher revisions stays behind here.
      await restart(booth, true)
      await converged('after the last restart')
      await send()
      await converged('after one more command')
      expect(await booth.server.context.audit.firstBroken(), `seed ${seed}`).toBeNull()
    }
  },
)
