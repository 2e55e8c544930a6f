import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type as system } from 'node:os'

/** What the figures were measured on: without it they mean nothing. */
export type Machine = {
  processor: string
  cores: number
  memoryGiB: number
  system: string
  node: string
  browser: string
  /** Before the run: anything else that ran at the same time. */
  loadBefore: number
}

export function describeMachine(): Machine {
  const all = cpus()
  return {
    processor: all[0]?.model ?? 'unknown',
    cores: all.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${system()} ${release()}`,
    node: process.version,
    browser: browserVersion(process.env['ZHANTAI_BROWSER']),
    loadBefore: loadavg()[0] ?? 0,
  }
}

function browserVersion(path: string | undefined): string {
  if (!path) return 'none'
  return execFileSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 10_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}
