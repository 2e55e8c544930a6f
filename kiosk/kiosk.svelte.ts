import type { Booth } from '#shared/booth.ts'
import type { Content } from '#shared/content.ts'
import type { BundleHash, KioskId } from '#shared/ids.ts'
import { findTour } from '#shared/lookup.ts'
import type { KioskSocket } from '#shared/wire.ts'
import { Connection } from '#shared/web/connection.svelte.ts'
import { steadyNow } from '#shared/web/clock.svelte.ts'
import { buildId } from './build-id.ts'
import { Library } from './content/library.svelte.ts'
import { Shelf } from './content/shelf.ts'
import { Fonts } from './fonts.ts'
import { Identity } from './identity.svelte.ts'
import { keepConnected } from './keep-connected.ts'
import type { Pairing } from './pairing.svelte.ts'
import { isUrgent } from './stage/due.ts'
import { Frames } from './stage/frames.ts'
import { Stage } from './stage/stage.svelte.ts'
import { statusNow } from './status.ts'
import { fetchTranslations, learn } from './texts/translation.ts'
import { texts } from './texts.ts'
import type { KioskDatabase } from './storage/database.ts'
import type { Memory } from './storage/memory.ts'
import { audienceOf } from './visit/audience.ts'
import { postCall, withdrawCall } from './visit/calls.ts'
import { Help } from './visit/help.svelte.ts'
import { Idle } from './visit/idle.svelte.ts'
import { LeadDesk } from './visit/lead-desk.ts'
import { leadSender } from './visit/lead-sender.ts'
import type { Outbox } from './visit/outbox.ts'
import { Recorder } from './visit/recorder.ts'
import { postVisitEvents, startSending } from './visit/sender.ts'
import { ShortLinks } from './visit/short-links.svelte.ts'
import { Visitor } from './visit/visit.svelte.ts'

const nobody = '' as KioskId // only until this screen is paired: nothing is staged or recorded before
const tickMs = 250
const keepAfterMs = 250 // when the change is on the glass: the disk must not take part of its frame

export type Remembered = {
  database: KioskDatabase
  outbox: Outbox
  memory: Memory
  pairing: Pairing
  booth: Booth | null
  newest: BundleHash | null
}

/** One screen: everything it is made of, put together once. */
export class Kiosk {
  readonly connection: Connection
  readonly pairing: Pairing
  readonly stage: Stage
  readonly visitor: Visitor
  readonly idle: Idle
  readonly identity = new Identity()
  readonly #socket: KioskSocket
  readonly #frames = new Frames()
  readonly #library: Library
  readonly #remembered: Remembered
  readonly #recorder: Recorder
  #lastTouch: number | null = null
  #keeping: ReturnType<typeof setTimeout> | undefined
  #preloaded = ''

  constructor(remembered: Remembered, page: { url: string; entry: string; pixels: () => number }) {
    const { outbox, pairing } = remembered
    this.#remembered = remembered
    this.pairing = pairing
    const wanted = new URL(page.url).searchParams.get('screen')
    const build = buildId(page.entry)
    this.connection = new Connection('/kiosk', () => ({
      ...(build && { build }),
      // The server parses the name: one that it does not like is its to refuse.
      ...(pairing.token ? { token: pairing.token } : wanted && { screen: wanted as KioskId }),
    }))
    this.#socket = this.connection.socket
    const { clock } = this.connection
    const name = () => pairing.kiosk ?? nobody

    this.#library = new Library(withFonts(new Shelf(remembered.database, () => pairing.token, page.pixels)))
    this.#library.onloaded = () => this.stage.refresh()
    this.#recorder = new Recorder({
      outbox,
      now: () => clock.now(),
      random: () => crypto.getRandomValues(new Uint8Array(16)),
      circumstances: () => ({
        kiosk: name(),
        audience: this.stage.booth ? audienceOf(this.stage.booth, name()) : 'visitor',
        rehearsal: this.stage.booth?.rehearsal ?? false,
        bundle: this.stage.bundle?.hash ?? null,
      }),
    })
    const help = new Help({
      online: () => this.connection.online,
      now: () => clock.now(),
      newId: () => this.#recorder.newId(),
      post: (call) => postCall(pairing.token ?? '', call),
      withdraw: (id) => withdrawCall(pairing.token ?? '', id),
    })
    this.#socket.on('call', (call) => help.heard(call))
    const links = new ShortLinks(() => this.connection.online)
    links.listen(this.#socket)
    const leads = new LeadDesk({
      online: () => this.connection.online,
      frozen: () => this.stage.scene?.name === 'freeze',
      now: () => clock.now(),
      newId: () => this.#recorder.newId(),
      sender: leadSender(() => pairing.token ?? ''),
    })
    this.visitor = new Visitor({
      help,
      links,
      leads,
      recorder: this.#recorder,
      now: () => clock.now(),
      kiosk: name,
      resumeSeconds: () => this.content?.settings.resumeSeconds ?? 20,
      onmove: () => this.#moved(),
    })
    this.idle = new Idle({
      now: steadyNow, // booth time may be corrected; a visitor's patience is not
      times: () => this.content?.settings ?? { idleSeconds: 45, warnSeconds: 20 },
      onleft: () => this.visitor.leave(),
    })
    this.stage = new Stage({
      frames: this.#frames,
      at: (timestamp) => clock.at(timestamp),
      kiosk: name,
      library: this.#library,
      visitor: this.visitor,
      painted: (painted) => {
        if (this.#socket.connected) this.#socket.volatile.emit('painted', painted)
      },
    })
  }

  get content(): Content | null {
    return this.stage.bundle?.content ?? null
  }

  /** Runs until the function it returns is called. */
  start(): () => void {
    const { connection, pairing } = this
    const { memory, outbox, booth, newest } = this.#remembered
    this.identity.listen(this.#socket)
    pairing.listen(this.#socket, () => this.visitor.finish())
    connection.onbooth = (booth) => this.#take(booth, memory)
    if (newest && booth && newest !== booth.bundle) {
      this.#library.takeSpare(newest).catch((error: unknown) => console.error('No content could be kept.', error))
    }
    const { notice } = this.#recorder
    const stops = [
      keepConnected(this.#socket),
      this.#frames.start(),
      startSending({
        outbox,
        notice,
        post: (events) => postVisitEvents(pairing.token ?? '', events),
        ready: () => connection.online && pairing.token !== null,
      }),
      connection.start(pairing.kiosk ? booth : null),
      every(tickMs, () => this.#tick()),
      every(1_000, () => this.#tellStatus()),
    ]
    return () => stops.forEach((stop) => stop())
  }

  /** Each touch that counts, before anything on the page hears of it. */
  touched(): void {
    this.#lastTouch = this.connection.clock.now()
    this.visitor.touched()
    if (this.idle.touch()) this.visitor.extended()
  }

  #take(booth: Booth, memory: Memory): void {
    this.#library.want(booth, this.stage.bundle?.hash ?? null)
    this.stage.take(booth)
    this.#preloadTour(booth)
    clearTimeout(this.#keeping)
    const keep = () => {
      memory.keepBooth(booth).catch((error: unknown) => console.error('The booth could not be remembered.', error))
    }
    if (isUrgent(booth)) keep()
    else this.#keeping = setTimeout(keep, keepAfterMs)
  }

  /** Next and Jump must not wait for a picture (O4). */
  #preloadTour({ mode, bundle }: Booth): void {
    if (mode.name !== 'standby' && mode.name !== 'tour') return
    const wanted = `${bundle} ${mode.tour}`
    if (wanted === this.#preloaded) return
    this.#preloaded = wanted
    this.#library
      .load(bundle)
      .then((held) => {
        const stops = findTour(held.content, mode.tour)?.stops ?? []
        const shown = new Set(stops.map((stop) => stop.exhibit))
        return this.#library.decode(
          held,
          held.content.exhibits.filter((exhibit) => shown.has(exhibit.id)),
        )
      })
      .catch((error: unknown) => {
        this.#preloaded = ''
        console.error('The pictures of the tour could not be prepared.', error)
      })
  }

  #moved(): void {
    if (this.visitor.busy) {
      this.idle.start()
      this.stage.moved()
      return
    }
    this.idle.stop()
    this.stage.moved()
    this.stage.refresh()
    // The old content is let go when the new one is on the glass; asking again costs nothing.
    if (this.stage.booth) this.#library.want(this.connection.booth ?? this.stage.booth, this.stage.bundle?.hash ?? null)
  }

  #tick(): void {
    const { connection, stage, visitor, idle } = this
    const frozen = stage.scene?.name === 'freeze'
    // Nobody can touch a frozen screen, so nobody leaves it either.
    if (!visitor.busy) idle.stop()
    else if (frozen || visitor.help?.waiting || visitor.watching.going) idle.touch()
    else idle.tick()
    visitor.tick()
    stage.tick(connection.clock.now())
    const { offlineSince } = connection
    stage.cutOff(offlineSince === null ? null : Date.now() - offlineSince)
  }

  #tellStatus(): void {
    if (!this.#socket.connected || !this.pairing.kiosk) return
    const status = statusNow({
      clock: this.connection.clock,
      frames: this.#frames,
      pending: () => this.#remembered.outbox.pending,
      lastTouch: () => this.#lastTouch,
      visiting: () => this.visitor.busy,
      bundle: () => this.stage.bundle?.hash ?? null,
      ready: () => this.#library.ready,
    })
    if (status) this.#socket.volatile.emit('status', status)
  }
}

/** A bundle is here when its letters and its words are: it is neither painted nor called ready before. */
function withFonts(shelf: Shelf): Pick<Shelf, 'bundle' | 'tidy'> {
  const fonts = new Fonts(document.fonts)
  const brought = fetchTranslations(texts)
  return {
    bundle: async (hash) => {
      const bundle = await shelf.bundle(hash)
      await brought
      learn(texts, bundle.content.shell ?? {})
      await fonts.load(bundle).catch((error: unknown) => console.error('The fonts of the bundle are not used.', error))
      return bundle
    },
    tidy: (needed) => shelf.tidy(needed),
  }
}

function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms)
  return () => clearInterval(timer)
}
