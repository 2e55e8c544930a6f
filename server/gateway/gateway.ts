import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { heartbeat } from '#shared/protocol.ts'
import { sameOrigin } from '../callers.ts'
import type { Context } from '../context.ts'
import { serveKiosks } from './kiosks.ts'
import { serveTablets } from './tablets.ts'

/** What routes may ask of connected screens and tablets. */
export type Gateway = {
  identify: (kiosk: string) => void
  reload: (kiosk: string) => void
  /** This screen's pairing ended. */
  unpair: (kiosk: string) => void
  /** These sessions ended. */
  signOut: (sessions: readonly string[]) => void
  close: () => Promise<void>
}

const messageLimit = 64 * 1024 // the largest message is a command; content and events travel over HTTP

/** Socket.IO on the HTTP server: snapshots out, commands in. */
export function openGateway(http: HttpServer, context: Context, build: string | null): Gateway {
  const io = new Server(http, {
    ...heartbeat,
    maxHttpBufferSize: messageLimit,
    serveClient: false,
    transports: ['websocket', 'polling'],
    allowRequest: (request, answer) =>
      answer(sameOrigin(request.headers) ? null : 'other origin', sameOrigin(request.headers)),
  })
  const kiosks = serveKiosks(io.of('/kiosk'), context, build)
  const tablets = serveTablets(io.of('/control'), context)
  const stopBooth = context.booth.subscribe((booth) => {
    const message = { booth, serverTime: context.clock.now() }
    kiosks.show(message)
    tablets.show(message)
  })
  return {
    identify: kiosks.identify,
    reload: kiosks.reload,
    unpair: kiosks.unpair,
    signOut: tablets.signOut,
    close: async () => {
      stopBooth()
      kiosks.stop()
      tablets.stop()
      await io.close()
    },
  }
}
