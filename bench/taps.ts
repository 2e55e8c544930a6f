import type { Command } from '#shared/commands.ts'
import type { Content } from '#shared/content.ts'
import type { KioskPresence } from '#shared/presence.ts'
import type { Socket } from 'socket.io-client'
import { joinAsTablet, type TabletClient } from '../tests/support/clients.ts'
import type { BoothProcess } from './booth-process.ts'
import { wallMinusNow } from './paint-instrument.ts'

/** One tap on the tablet: the revision it made, and when it left, on the machine's wall clock. */
export type Tap = { revision: number; at: number }

/** Something that can be tapped again and again, each time making another change that every page paints. */
export type Tapper = { tap: () => Promise<Tap>; close: () => void }

/** Not a multiple of anything, so that taps fall everywhere between two frames; long enough for one change to be over. */
const gapMs = { least: 380, most: 640 }

export async function tapMany(tapper: Tapper, count: number, random: () => number): Promise<Tap[]> {
  const taps: Tap[] = []
  for (let i = 0; i < count; i++) {
    taps.push(await tapper.tap())
    await new Promise((resolve) => setTimeout(resolve, gapMs.least + random() * (gapMs.most - gapMs.least)))
  }
  const offset = wallMinusNow()
  return taps.map(({ revision, at }) => ({ revision, at: at + offset }))
}

export type TourTablet = Tapper & {
  tablet: TabletClient
  /** What each kiosk said of itself: booth time of its second frame after a change, by revision. */
  reports: Map<number, Map<string, number>>
}

/** A tablet in a running tour; each tap goes to the next stop of the longest tour, round and round. */
export async function tourTablet({ server, admin }: BoothProcess): Promise<TourTablet> {
  const content = (await (await admin.get('/api/content')).json()) as Content // published, so it was checked
  const tour = content.tours.toSorted((a, b) => b.stops.length - a.stops.length)[0]
  if (!tour || tour.stops.length < 2) throw new Error('The bench needs a tour with two stops in the sample content.')
  const tablet = await joinAsTablet(server.url, admin.token)
  const reports = new Map<number, Map<string, number>>()
  tablet.socket.on('kiosks', (kiosks: KioskPresence[]) => {
    for (const { kiosk, painted } of kiosks) {
      if (!painted) continue
      const ofRevision = reports.get(painted.revision) ?? new Map<string, number>()
      reports.set(painted.revision, ofRevision.set(kiosk, painted.at))
    }
  })
  const send = async (command: Command): Promise<number> => {
    const reply = await tablet.send(command)
    if (!reply.ok) throw new Error(`${command.type} was refused: ${reply.error}`)
    return reply.value.revision
  }
  await send({ type: 'start-tour', tour: tour.id })
  let next = 0
  return {
    tablet,
    reports,
    tap: async () => {
      const stop = tour.stops[next++ % tour.stops.length]
      if (!stop) throw new Error('The tour has no stops.')
      const at = performance.now()
      return { revision: await send({ type: 'go-to-stop', stop: stop.id }), at }
    },
    close: () => tablet.close(),
  }
}

/** The same for the bare server: it has no commands and refuses nothing. */
export function bareTapper(socket: Socket, first: number): Tapper {
  let revision = first
  return {
    tap: () => {
      const at = performance.now()
      socket.emit('tap', ++revision)
      return Promise.resolve({ revision, at })
    },
    close: () => socket.disconnect(),
  }
}
