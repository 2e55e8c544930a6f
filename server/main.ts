import { networkInterfaces } from 'node:os'
import pino from 'pino'
import { readEnv, StartError, type Env } from './env.ts'
import { startServer, type RunningServer } from './server.ts'

try {
  const env = readEnv(process.env)
  process.env['TZ'] = env.timeZone
  const log = pino({ level: env.logLevel }, pino.destination({ dest: 2, sync: true }))
  const server = await startServer(env, log)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 1_800).unref() // stopping takes less than 2 s, whatever hangs
    void server.stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  announce(env, server)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exit(1)
}

function announce({ host, publicUrl }: Env, { port, publicPort, firstPin }: RunningServer): void {
  const shown = host === '0.0.0.0' || host === '::' ? (ownAddress() ?? 'localhost') : host
  console.log(`屏幕 Kiosks   http://${shown}:${port}/kiosk/`)
  console.log(`控制台 Panel  http://${shown}:${port}/control/`)
  if (publicPort !== null) console.log(`手机 Phones    ${publicUrl} → http://${shown}:${publicPort}`)
  if (firstPin !== null) console.log(`首次登录 First sign-in: admin  PIN ${firstPin}`)
  console.log(`ready http://${host}:${port}`)
}

/** The address that screens on the booth's network can reach. */
function ownAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all.find((address) => address.family === 'IPv4' && !address.internal)?.address
}
