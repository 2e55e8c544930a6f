import type { Problem } from '#shared/api.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { ReadLabel } from '#shared/set-up.ts'

const limitMs = 60_000 // a large picture over a crowded radio

/** What the label in a photograph says. The error is a sentence for people; empty: the server was not reached. */
export async function readPhoto(file: File): Promise<Result<ReadLabel, string>> {
  try {
    const response = await fetch('/api/set-up/photo', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(limitMs),
    })
    // Same build, same types: every refusal of the server is a problem.
    if (!response.ok) return err(((await response.json()) as Problem).detail)
    return ok((await response.json()) as ReadLabel)
  } catch {
    return err('')
  }
}
