import type { ImportId } from '#shared/ids.ts'
import type { Problem } from '#shared/api.ts'
import { err, ok, type Result } from '#shared/result.ts'

const timeoutMs = 600_000 // a film over the booth's Wi-Fi takes minutes

/** Sends one file as it is. The sentence of a refusal is the server's own. */
export async function layDown(id: ImportId, file: File): Promise<Result<null, string>> {
  try {
    const response = await fetch(`/api/imports/${id}/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.ok) return ok(null)
    const problem = (await response.json()) as Problem // every error of the interface is one
    return err(problem.detail)
  } catch (cause) {
    return err(String(cause))
  }
}
