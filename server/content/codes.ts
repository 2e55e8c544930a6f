import { readFile } from 'node:fs/promises'
import { codeIssues } from '#shared/code-issues.ts'
import { codesOf, type HeldCode } from '#shared/codes-of.ts'
import type { Content } from '#shared/content.ts'
import { readCode, type ReadCode } from './read-code.ts'
import type { Checked } from './store.ts'

type Parts = { mediaPath: (hash: string) => string; publicUrl: string | null }

/** Fills in what issued pictures of codes say, and refuses every code that a visitor could not use (D12–D14). */
export function codeChecker({ mediaPath, publicUrl }: Parts): (content: Content, file: string) => Promise<Checked> {
  const known = new Map<string, ReadCode>() // by hash: a picture is read once

  const read = async (hash: string): Promise<ReadCode | null> => {
    const before = known.get(hash)
    if (before) return before
    const found = await readFile(mediaPath(hash))
      .then(readCode)
      .catch(() => null) // not there, or no picture: to a visitor it is all the same
    if (found) known.set(hash, found)
    return found
  }

  return async (content, file) => {
    const issued = codesOf(content).some(({ code }) => code.kind === 'image')
    const finished = issued ? structuredClone(content) : content
    for (const { code, path, whose } of codesOf(finished)) {
      if (code.kind !== 'image') continue
      const hash = finished.media[code.media]?.hash
      const found = hash === undefined ? null : await read(hash)
      if (!found)
        return { problem: { file, path: [...path, 'media'].join('.'), detail: unreadable(whose, code.media) } }
      Object.assign(code, found)
    }
    const [issue] = codeIssues(finished, publicUrl)
    return issue ? { problem: { file, path: issue.path.join('.'), detail: issue.message } } : { content: finished }
  }
}

const unreadable = (whose: HeldCode['whose'], media: string) =>
  `${whose.zh}的二维码图片“${media}”读不出内容：请换一张清晰的方形二维码原图，深色在浅底上。` +
  `The picture “${media}” of the code of the ${whose.en} cannot be read: use the original picture of a square code, dark on light.`
