import { statfs } from 'node:fs/promises'
import type { Warning, WarningKind } from '#shared/warnings.ts'
import type { BoothClock } from './clock.ts'

const lowDiskBytes = 500 * 1024 * 1024 // a day of events is a few megabytes; below this something else is filling the disk
const jumpMs = 2_000
const checkEveryMs = 30_000

/** What staff should know about the machine, kept current. Nothing here stops the show. */
export class Warnings {
  readonly #standing = new Map<string, Warning>()
  readonly #listeners = new Set<(warnings: Warning[]) => void>()

  list(): Warning[] {
    return [...this.#standing.values()]
  }

  has(kind: WarningKind): boolean {
    return this.list().some((warning) => warning.kind === kind)
  }

  /** `about` tells apart several of one kind, such as two tablets with wrong clocks. */
  set(warning: Warning, about = ''): void {
    const key = warning.kind + about
    if (JSON.stringify(this.#standing.get(key)) === JSON.stringify(warning)) return
    this.#standing.set(key, warning)
    this.#tell()
  }

  clear(kind: WarningKind, about = ''): void {
    if (this.#standing.delete(kind + about)) this.#tell()
  }

  subscribe(listener: (warnings: Warning[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.list())
  }
}

export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Looks at disk and clock now and every half minute. Returns the stop. */
export function startMachineChecks(
  warnings: Warnings,
  clock: BoothClock,
  freeBytesNow: () => Promise<number>,
  everyMs = checkEveryMs,
): () => void {
  const check = async () => {
    const byMs = Math.round(clock.jumpedBy())
    if (Math.abs(byMs) > jumpMs)
      warnings.set({ kind: 'clock-jumped', byMs: roundTo(byMs, 1_000), at: Math.round(clock.now()) })
    else warnings.clear('clock-jumped')
    const freeBytes = await freeBytesNow()
    // In steps of 10 MB, or the panel would hear of every write.
    if (freeBytes < lowDiskBytes) warnings.set({ kind: 'disk-nearly-full', freeBytes: roundTo(freeBytes, 10_000_000) })
    else warnings.clear('disk-nearly-full')
  }
  const safely = () =>
    void check().catch((error: unknown) =>
      warnings.set({ kind: 'storage-failing', detail: String(error), since: Math.round(clock.now()) }),
    )
  safely()
  const timer = setInterval(safely, everyMs)
  return () => clearInterval(timer)
}

const roundTo = (value: number, step: number): number => Math.round(value / step) * step
