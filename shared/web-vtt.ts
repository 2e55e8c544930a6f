const stamp = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/
const arrow = /^(\S+)\s+-->\s+(\S+)(?:\s.*)?$/

/**
 * What is wrong with a WebVTT text, in one sentence, or null. A browser drops a broken cue without a word, and a film without its
 * captions is not shown: so it is found when content is saved.
 */
export function vttProblem(text: string): string | null {
  const [head = '', ...blocks] = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/)
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(head)) return 'is not WebVTT: its first line must be WEBVTT 字幕首行必须是 WEBVTT'
  let cues = 0
  for (const block of blocks) {
    const lines = block.split('\n').filter((line) => line.trim() !== '')
    if (lines.length === 0 || /^(NOTE|STYLE|REGION)\b/.test(lines[0] ?? '')) continue
    cues += 1
    const problem = cueProblem(lines)
    if (problem) return `caption ${cues} ${problem}`
  }
  return cues === 0 ? 'has no caption 没有一条字幕' : null
}

function cueProblem(lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => line.includes('-->'))
  const times = arrow.exec(lines[at]?.trim() ?? '')
  if (at < 0 || at > 1 || !times) return 'needs its times as 00:01.000 --> 00:04.000 时间须写成 00:01.000 --> 00:04.000'
  const from = milliseconds(times[1] ?? '')
  const to = milliseconds(times[2] ?? '')
  if (from === null || to === null) return `has times that cannot be read: “${lines[at]}” 时间无法识别`
  if (to <= from) return 'ends before it begins 结束早于开始'
  return lines.length > at + 1 ? null : 'says nothing 没有文字'
}

function milliseconds(time: string): number | null {
  const parts = stamp.exec(time)
  if (!parts) return null
  const [, hours = '0', minutes, seconds, thousandths] = parts
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(thousandths)
}
