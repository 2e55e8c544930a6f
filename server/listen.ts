import type { Server } from 'node:http'
import { StartError } from './env.ts'

type Place = { name: 'PORT' | 'PUBLIC_PORT'; port: number; host: string }

/** Listens, and gives the port. Throws `StartError` with what the operator can do about it. */
export function listen(http: Server, place: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, place)))
    http.listen(place.port, place.host, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : place.port)
    })
  })
}

function cannotListen(error: NodeJS.ErrnoException, { name, port, host }: Place): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `${name}=“${port}” is not free: another program listens there. Stop it, or set ${name} to another number (0 takes any free one).`,
    )
  }
  if (error.code === 'EACCES') {
    return new StartError(`${name}=“${port}” is not accepted: this user may not listen there. Use a number above 1023.`)
  }
  return new StartError(
    `HOST=“${host}” is not accepted: the server cannot listen there (${error.code ?? error.message}).`,
  )
}
