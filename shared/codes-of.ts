import type { ContentShape } from './content.ts'
import type { QrCode } from './qr.ts'

/** A code that the content holds: where, and on whose page it is shown. */
export type HeldCode = { code: QrCode; path: (string | number)[]; whose: { zh: string; en: string } }

/** Every code of the content: on the pages of exhibits, activities and challenges. */
export function codesOf({ exhibits, activities, challenges = [] }: ContentShape): HeldCode[] {
  const held: (HeldCode | null)[] = [
    ...exhibits.map(({ qr, id, no, title }, i) =>
      holds(qr, ['exhibits', i, 'qr'], { zh: `展项“${title.zh}”（${no}）`, en: `exhibit ${id}` }),
    ),
    ...(activities?.list ?? []).map(({ signUp, id, title }, i) =>
      holds(signUp, ['activities', 'list', i, 'signUp'], { zh: `活动“${title.zh}”`, en: `activity ${id}` }),
    ),
    ...challenges.map(({ answer, id, title }, i) =>
      holds(answer, ['challenges', i, 'answer'], { zh: `榜单“${title.zh}”`, en: `challenge ${id}` }),
    ),
  ]
  return held.filter((one) => one !== null)
}

const holds = (code: QrCode | undefined, path: HeldCode['path'], whose: HeldCode['whose']): HeldCode | null =>
  code ? { code, path, whose } : null
