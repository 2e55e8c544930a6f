import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { heartbeat } from '#shared/protocol.ts'

/**
 * The floor that everything is compared with: Socket.IO and nothing else. It passes a message of the same size on to
 * all clients when one of them taps, and serves a page that shows it on arrival. A process of its own, as the booth's server is.
 */
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bare</title>
<body data-revision="0" style="margin:0;background:#103040;color:#fff;font:20vmin sans-serif"><p>0</p>
<script src="/socket.io/socket.io.js"></script><script>
  const socket = io({ transports: ['websocket'] })
  socket.on('connect', () => (document.body.dataset.online = 'yes'))
  socket.on('booth', ({ booth }) => {
    document.body.dataset.revision = booth.revision
    document.querySelector('p').textContent = booth.revision
    document.body.style.background = booth.revision % 2 ? '#304010' : '#103040'
  })
</script>`

const http = createServer((request, response) => {
  if (request.url !== '/') return
  response.setHeader('Content-Type', 'text/html').end(page)
})
// The same heartbeat, so that both sides carry the same idle traffic.
const io = new Server(http, { ...heartbeat })
let message: { booth: object } = { booth: {} }
io.on('connection', (socket) => {
  socket.on('use', (template: { booth: object }, reply: () => void) => {
    message = template
    reply()
  })
  socket.on('tap', (revision: number) => io.emit('booth', { ...message, booth: { ...message.booth, revision } }))
})
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  console.log(`ready http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
})
process.on('SIGTERM', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
