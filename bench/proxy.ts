import { createServer, connect, type Socket } from 'node:net'

/** How a bad link behaves: everything waits `baseMs`, and each chunk up to `jitterMs` more, each way. */
export type Link = { baseMs: number; jitterMs: number }

export type Proxy = { port: number; close: () => Promise<void> }

/** A TCP proxy on the loopback that delays what passes and keeps its order: one kiosk's way to the server over a crowded radio. */
export async function startProxy(target: number, link: Link, random: () => number): Promise<Proxy> {
  const open = new Set<Socket>()
  // Half-open: one side may have ended while what it still gets is on its way.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true })
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    delay(near, far, link, random)
    delay(far, near, link, random)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port.')
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** Hands chunks on in the order they came, each at its own time or right after the one before it. */
function delay(from: Socket, to: Socket, { baseMs, jitterMs }: Link, random: () => number): void {
  // One queue and one timer: two timers for nearly the same instant may fire in either order.
  const queue: { due: number; act: () => void }[] = []
  const run = () => {
    for (let next = queue[0]; next; next = queue[0]) {
      const early = next.due - performance.now()
      if (early > 0) return void setTimeout(run, Math.max(1, early))
      queue.shift()
      next.act()
    }
  }
  const later = (act: () => void) => {
    queue.push({ due: performance.now() + baseMs + random() * jitterMs, act })
    if (queue.length === 1) run()
  }
  from.on('data', (chunk: Buffer) => later(() => void (to.destroyed || to.write(chunk))))
  from.on('end', () => later(() => void (to.destroyed || to.end())))
  from.on('error', () => to.destroy()) // a reset on one side is a reset on the other: that is all a link can say
  from.on('close', (broken: boolean) => {
    if (broken) to.destroy()
  })
}
