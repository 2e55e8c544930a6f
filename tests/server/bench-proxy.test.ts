import { createServer, connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import { startProxy, type Proxy } from '../../bench/proxy.ts'
import { seeded } from '../../bench/seeded.ts'

let close: () => Promise<void> = () => Promise.resolve()
afterEach(() => close())

it('hands every byte on in order, both ways, whatever each chunk waits', async () => {
  const echo = createServer((socket) => socket.pipe(socket))
  echo.listen(0, '127.0.0.1')
  await once(echo, 'listening')
  const proxy: Proxy = await startProxy(portOf(echo), { baseMs: 1, jitterMs: 6 }, seeded(3))
  close = async () => {
    await proxy.close()
    echo.close()
  }
  const socket = connect({ host: '127.0.0.1', port: proxy.port, noDelay: true })
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
  let said = ''
  for (let i = 0; i < 400; i++) {
    said += `${i};`
    socket.write(`${i};`)
    if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  socket.end()
  await once(socket, 'end')
  expect(heard).toBe(said)
})

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  return address.port
}
