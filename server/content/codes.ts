import { readFile } from 'node:fs/promises'
import { codeIssues } from '#shared/code-issues.ts'
import type { Content } from '#shared/content.ts'
import { readCode, type ReadCode } from './read-code.ts'
import type { Checked } from './store.ts'

type Parts = { mediaPath: (hash: string) => string; publicUrl: string | null }

/** Fills in what issued pictures of codes say, and refuses every code that a visitor could not use (D12–D14). */
export function codeChecker({ mediaPath, publicUrl }: Parts): (content: Content, file: string) => Promise<Checked> {
  const known = new Map<string, ReadCode | null>() // by hash: a picture is read once

  const read = async (hash: string): Promise<ReadCode | null> => {
    const before = known.get(hash)
    if (before !== undefined) return before
    const found = await readFile(mediaPath(hash))
      .then(readCode)
      .catch(() => null) // not there, or no picture: to a visitor it is all the same
    if (found) known.set(hash, found)
    return found
  }

  return async (content, file) => {
    const exhibits = [...content.exhibits]
    for (const [i, exhibit] of exhibits.entries()) {
      const { qr } = exhibit
      if (qr?.kind !== 'image') continue
      const hash = content.media[qr.media]?.hash
      const found = hash === undefined ? null : await read(hash)
      if (!found) {
        const path = `exhibits.${i}.qr.media`
        return { problem: { file, path, detail: unreadable(exhibit.title.zh, exhibit.no, exhibit.id, qr.media) } }
      }
      exhibits[i] = { ...exhibit, qr: { ...qr, ...found } }
    }
    const finished = { ...content, exhibits }
    const [issue] = codeIssues(finished, publicUrl)
    return issue ? { problem: { file, path: issue.path.join('.'), detail: issue.message } } : { content: finished }
  }
}

const unreadable = (title: string, no: string, id: string, media: string) =>
  `展项“${title}”（${no}）的二维码图片“${media}”读不出内容：请换一张清晰的方形二维码原图，深色在浅底上。` +
  `The picture “${media}” of the code of ${id} cannot be read: use the original picture of a square code, dark on light.`
