import type { Content, Exhibit } from '#shared/content.ts'
import { MediaFile } from '#shared/media.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import type { ImportChange } from '../storage/import-log.ts'

/** What an undo left as it is, because somebody has worked on it since. */
export type Kept = { exhibit: string; fields: string[] }

/** Takes an import back out of the content. What was changed after it stays: nobody's later work is lost. */
export function takeBack(content: Content, changes: readonly ImportChange[]): Kept[] {
  const kept = changes.filter(({ kind }) => kind === 'exhibit').flatMap((change) => takeBackExhibit(content, change))
  for (const change of changes.filter(({ kind }) => kind === 'media')) takeBackMedia(content, change)
  return kept
}

function takeBackExhibit(content: Content, { key, before, after }: ImportChange): Kept[] {
  const index = content.exhibits.findIndex(({ id }) => id === key)
  const now = content.exhibits[index]
  if (!now || after === null) return []
  if (before === null) {
    if (canonicalJson(now) !== after || isUsed(content, now)) return [{ exhibit: key, fields: [] }]
    content.exhibits.splice(index, 1)
    return []
  }
  const fields: string[] = []
  const result = fieldsOf(now)
  const [old, done] = [fieldsOf(JSON.parse(before)), fieldsOf(JSON.parse(after))]
  for (const field of new Set([...Object.keys(old), ...Object.keys(done)])) {
    const [was, became, is] = [old[field], done[field], result[field]].map((value) => canonicalJson(value ?? null))
    if (was === became || is === was) continue
    if (is !== became) fields.push(field)
    else if (old[field] === undefined) delete result[field]
    else result[field] = old[field]
  }
  content.exhibits[index] = result as Exhibit // the store checks the whole before it takes it
  return fields.length > 0 ? [{ exhibit: key, fields }] : []
}

const fieldsOf = (exhibit: unknown): Record<string, unknown> => ({ ...(exhibit as Record<string, unknown>) }) // an exhibit that was stored

/** A tour, an exhibit or a lead's notice that names it would name nothing. */
const isUsed = (content: Content, { id }: Exhibit): boolean =>
  content.tours.some(({ stops }) => stops.some(({ exhibit }) => exhibit === id)) ||
  content.exhibits.some(({ related }) => related.includes(id)) ||
  (content.privacy?.exhibitors ?? []).some(({ exhibit }) => exhibit === id)

function takeBackMedia(content: Content, { key, before, after }: ImportChange): void {
  const now = content.media[key]
  if (!now || canonicalJson(now) !== after) return
  if (before !== null) content.media[key] = MediaFile.parse(JSON.parse(before))
  else if (!content.exhibits.some((exhibit) => namesMedia(exhibit, key))) delete content.media[key]
}

const namesMedia = (exhibit: Exhibit, key: string): boolean => JSON.stringify(exhibit).includes(JSON.stringify(key))
