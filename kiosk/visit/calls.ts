import type { Call, NewCall } from '#shared/calls.ts'
import type { CallId } from '#shared/ids.ts'

const patienceMs = 5_000

const post = (token: string, path: string, body: object): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  })

/** `POST /api/calls` as this kiosk. Null: it is not stored, whatever the reason. */
export async function postCall(token: string, call: NewCall): Promise<Call | null> {
  try {
    const response = await post(token, '/api/calls', call)
    // Same build, same types: the server's own contract tests hold the answer to its schema.
    if (response.ok) return (await response.json()) as Call
    console.warn(`The call was refused: ${response.status}.`)
  } catch (error) {
    console.warn('The call did not reach the server.', error)
  }
  return null
}

/** Tells the server that nobody waits any more. */
export async function withdrawCall(token: string, id: CallId): Promise<void> {
  const response = await post(token, `/api/calls/${id}/withdraw`, {})
  if (!response.ok) throw new Error(`refused with ${response.status}`)
}
