import type { PartBody, PartId, SavedPart } from '#shared/summary-edit.ts'
import { sectionIds } from '#shared/summary-sections.ts'
import { enteredForPaper, type EnteredPicture } from '../../counts/sources.ts'
import type { Database } from '../../storage/database.ts'
import { periodOf, readParts } from '../../storage/summary-text-log.ts'
import type { StartedWithin } from '../../storage/tour-records.ts'
import type { DocumentOptions, Texts } from '../document/build.ts'

type Place = { dataDir: string; timeZone: string; today: string }

/** What people entered and changed for the paper of a period: every export of it prints the same (W25). */
export async function paperOptions(
  db: Database,
  within: StartedWithin,
  place: Place,
): Promise<
  Omit<DocumentOptions, 'pictures'> & { parts: SavedPart[]; entered: EnteredPicture[]; pictures: EnteredPicture[] }
> {
  const parts = await readParts(db, periodOf(within))
  const { media, pictures: entered } = await enteredForPaper(db, within, place)
  const title = bodyOf(parts, 'title')
  const closing = bodyOf(parts, 'closing')
  return {
    ...{ parts, entered, media, texts: textsOf(parts) },
    pictures: chosen(entered, bodyOf(parts, 'pictures')),
    day: closing?.day ?? place.today,
    rounded: bodyOf(parts, 'prose')?.rounded ?? false,
    ...(title && { title: title.lines }),
    ...(closing && { signature: closing.signature }),
  }
}

type Kind = PartBody['kind']
type Body<Name extends Kind> = Extract<PartBody, { kind: Name }>

/** The body of a part whose name is its kind. */
function bodyOf<Name extends Exclude<Kind, 'text'>>(parts: readonly SavedPart[], kind: Name): Body<Name> | null {
  const body = parts.find(({ part }) => part === (kind satisfies PartId))?.body
  return body?.kind === kind ? (body as Body<Name>) : null // its kind says so
}

function textsOf(parts: readonly SavedPart[]): Texts {
  const texts: Texts = {}
  for (const section of sectionIds) {
    const body = parts.find(({ part }) => part === section)?.body
    if (body?.kind === 'text') texts[section] = body.sentences
  }
  return texts
}

/** Those that somebody chose, in that order and under those captions; all of them while nobody chose. */
function chosen(entered: readonly EnteredPicture[], body: Body<'pictures'> | null): EnteredPicture[] {
  if (!body) return [...entered]
  return body.pictures.flatMap(({ id, caption }) =>
    entered.filter((picture) => picture.id === id).map((picture) => ({ ...picture, caption })),
  )
}
