import type { Problem } from '#shared/api.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { entryId } from './entry-id.ts'

const limitMs = 120_000 // a large picture over a crowded radio

type Taken = { at: number; place: string; what: string }

/** Hands one picture in as it is, with time, place and what it shows. The error is a sentence for people; empty: not reached. */
export async function sendPicture(file: File, { at, place, what }: Taken): Promise<Result<void, string>> {
  const query = new URLSearchParams({ id: entryId(at), at: String(Math.round(at)), place, what })
  try {
    const response = await fetch(`/api/desk/pictures?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(limitMs),
    })
    if (response.ok) return ok(undefined)
    // Same build, same types: every refusal of the server is a problem.
    const { detail } = (await response.json()) as Problem
    return err(detail)
  } catch {
    return err('')
  }
}
