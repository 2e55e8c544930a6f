import { unreachable } from '#shared/result.ts'
import type { Warning } from '#shared/warnings.ts'
import type { Texts } from '../texts/zh.ts'

/** What staff should know, and what to do about it; a kind without a sentence does not compile. */
export function warningSentence(warning: Warning, { warnings, join }: Texts): string {
  switch (warning.kind) {
    case 'storage-failing':
      return warnings[warning.kind](warning.detail)
    case 'disk-nearly-full':
      return warnings[warning.kind](Math.round(warning.freeBytes / 1_000_000))
    case 'clock-jumped':
      return warnings[warning.kind](seconds(warning.byMs))
    case 'tablet-clock-differs':
      return warnings[warning.kind](warning.tablet, seconds(warning.byMs))
    case 'content-broken':
      return warnings[warning.kind](warning.file, warning.path)
    case 'kiosks-not-ready':
      return warnings[warning.kind](join(warning.kiosks))
    default:
      return unreachable(warning)
  }
}

const seconds = (ms: number) => Math.abs(Math.round(ms / 1_000))
