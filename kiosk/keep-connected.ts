import type { KioskSocket } from '#shared/wire.ts'

const firstMs = 2_000
const slowestMs = 60_000

/**
 * Comes back after the server itself hung up or refused, which Socket.IO takes as final. Ever more slowly, because
 * the reason may be a second page of the same name that would be thrown out in turn.
 */
export function keepConnected(socket: KioskSocket): () => void {
  let wait = firstMs
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => socket.connect(), wait)
    wait = Math.min(slowestMs, wait * 2)
  }
  const ondisconnect = (reason: string) => {
    if (reason === 'io server disconnect') later()
  }
  const onrefused = (error: Error) => {
    if (socket.active) return // the network: Socket.IO tries again by itself
    console.error('The server refuses this screen.', error)
    later()
  }
  const calm = () => (wait = firstMs)
  socket.on('disconnect', ondisconnect)
  socket.on('connect_error', onrefused)
  socket.on('pairing', calm)
  return () => {
    clearTimeout(timer)
    socket.off('disconnect', ondisconnect)
    socket.off('connect_error', onrefused)
    socket.off('pairing', calm)
  }
}
