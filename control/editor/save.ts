import type { DraftRefused, DraftSaved } from '#shared/draft/wire.ts'
import { err, ok, type Result } from '#shared/result.ts'

const limitMs = 15_000

/** Null: the server was not reached, or could not do it; the form tries again. */
export async function saveItem(
  path: string,
  change: { base: unknown; value: unknown },
): Promise<Result<DraftSaved, DraftRefused | null>> {
  try {
    const response = await fetch(path, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
      signal: AbortSignal.timeout(limitMs),
    })
    if (response.ok) return ok((await response.json()) as DraftSaved) // same build, same types
    const refused = (await response.json()) as DraftRefused
    return err(refused.status >= 500 ? null : refused)
  } catch {
    return err(null)
  }
}
