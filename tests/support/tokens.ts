import type { MadeApiToken } from '#shared/api.ts'
import type { Role } from '#shared/rights.ts'
import type { Api } from './api.ts'

/** A program's token, made by this person. */
export async function makeToken(
  person: Api,
  wish: { name: string; role: Role; account?: string },
): Promise<{ id: string; token: string }> {
  const response = await person.post('/api/tokens', wish)
  if (!response.ok) throw new Error(`making a token: ${response.status} ${await response.text()}`)
  const { token, row } = (await response.json()) as MadeApiToken
  return { id: row.id, token }
}
