import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Booth } from '#shared/booth.ts'
import type { Content } from '#shared/content.ts'
import { api, type Api } from '../tests/support/api.ts'
import { spawnServer, type ServerProcess } from '../tests/support/server-process.ts'

const pin = '24681357'

export type BoothProcess = { server: ServerProcess; admin: Api; booth: () => Promise<Booth>; stop: () => Promise<void> }

/** The real server as its own process on a folder of its own, and its administrator, who steers. */
export async function startBoothProcess(
  prepare: (dataDir: string) => Promise<void> = async () => {},
): Promise<BoothProcess> {
  const dataDir = await newDataDir()
  await prepare(dataDir)
  const server = await spawnServer({ DATA_DIR: dataDir, ADMIN_PIN: pin })
  const admin = await api(server.url).signIn('admin', pin)
  const answer = await admin.post('/api/commands', { type: 'take-control' })
  if (!answer.ok) throw new Error(`taking control: ${answer.status} ${await answer.text()}`)
  return {
    server,
    admin,
    booth: async () => (await (await admin.get('/api/booth')).json()) as Booth, // the server's own schema made it
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A booth that starts with this content. */
export const holding =
  (content: Content) =>
  (dataDir: string): Promise<void> =>
    writeFile(join(dataDir, 'content.json'), JSON.stringify(content))

export const newDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'zhantai-bench-'))
