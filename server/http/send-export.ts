import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Role } from '#shared/rights.ts'
import { rangeOf, type RangeQuery } from '../exports/range.ts'
import { zonedText } from '../zoned-time.ts'
import { nameOf } from '../callers.ts'
import { steererOf, ProblemError, type Call, type Parts } from './route.ts'

export const exporters: readonly Role[] = ['staff', 'approver', 'administrator']

export type Within = { from?: number; to?: number }

/** The instants that a query means; from must lie before to. */
export function withinOf(query: RangeQuery, { env }: Parts): Within {
  const range = rangeOf(query, env.timeZone)
  if (range.from === undefined || range.to === undefined || range.from < range.to) return range
  throw new ProblemError(400, `from=${query.from} is not before to=${query.to}.`, { reason: 'invalid' })
}

type File = { name: string; extension: string; type: string; filter: Record<string, unknown> }

/** Streams lines as a file to be saved, and enters the export in the audit (A1). */
export async function sendExport(
  { audit, clock, env }: Parts,
  { caller, response }: Call<undefined, unknown>,
  { name, extension, type, filter }: File,
  lines: AsyncGenerator<string>,
): Promise<void> {
  await audit.append({
    at: clock.now(),
    actor: nameOf(steererOf(caller)),
    action: `exported:${name}.${extension}`,
    detail: filter,
  })
  response.set({ 'Content-Type': type, 'Cache-Control': 'no-store' })
  response.attachment(`${name}-${zonedText(clock.now(), env.timeZone).slice(0, 10)}.${extension}`)
  await pipeline(Readable.from(lines), response)
}
