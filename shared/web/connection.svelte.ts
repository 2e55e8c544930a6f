import type { Socket } from 'socket.io-client'
import { io } from 'socket.io-client'
import type { Booth } from '../booth.ts'
import { PROTOCOL } from '../protocol.ts'
import type { BoothMessage, ClockReply, Handshake } from '../wire.ts'
import { Clock, steadyNow } from './clock.svelte.ts'

/** From the booth's arrival until it is painted everywhere. */
const changeTakesMs = 200

/** What every screen and tablet has in common: the socket, the latest booth, whether the server is there, and its clock. */
export class Connection {
  /** Untyped here; `kiosk/` and `control/` name its vocabulary (`KioskSocket`, `TabletSocket`). */
  readonly socket: Socket
  readonly clock = new Clock()
  #booth = $state.raw<Booth | null>(null)
  #online = $state(false)
  #offlineSince = $state<number | null>(Date.now())
  #firstAfterConnect = true
  #changedAt = -Infinity

  /** Called with each booth that is to be shown, in order. */
  onbooth: (booth: Booth) => void = () => {}

  constructor(namespace: '/kiosk' | '/control', auth: () => Handshake) {
    this.socket = io(namespace, {
      auth: (give) => give({ protocol: PROTOCOL, ...auth() }),
      transports: ['websocket'],
      autoConnect: false,
      // Back within 2 s of the server's return (S4), and never a second attempt on top of a slow first.
      reconnectionDelay: 250,
      reconnectionDelayMax: 1_000,
      randomizationFactor: 0.3,
      timeout: 1_500,
    })
    this.socket.on('connect', () => {
      this.#firstAfterConnect = true
      this.#online = true
      this.#offlineSince = null
    })
    this.socket.on('disconnect', () => {
      this.#online = false
      this.#offlineSince = Date.now()
    })
    this.socket.on('booth', ({ booth }: BoothMessage) => this.#receive(booth))
    this.socket.on('reload', () => location.reload())
  }

  get booth(): Booth | null {
    return this.#booth
  }
  get online(): boolean {
    return this.#online
  }
  /** Own wall clock; null while connected. */
  get offlineSince(): number | null {
    return this.#offlineSince
  }

  /** Connects and keeps the clock; the function it returns stops both. */
  start(remembered: Booth | null = null): () => void {
    if (remembered) this.#accept(remembered)
    this.socket.connect()
    const stopClock = this.clock.start(
      async () => {
        if (!this.socket.connected) return null
        return (await this.socket.timeout(2_000).emitWithAck('clock', { wall: Date.now() })) as ClockReply
      },
      () => steadyNow() - this.#changedAt < changeTakesMs,
    )
    return () => {
      stopClock()
      this.socket.disconnect()
    }
  }

  /** S1: the first booth after each connect wins unconditionally, then higher revisions only. */
  #receive(booth: Booth): void {
    if (!this.#firstAfterConnect && booth.revision <= (this.#booth?.revision ?? -1)) return
    this.#firstAfterConnect = false
    this.#accept(booth)
  }

  #accept(booth: Booth): void {
    this.#booth = booth
    this.#changedAt = steadyNow()
    this.onbooth(booth)
  }
}
