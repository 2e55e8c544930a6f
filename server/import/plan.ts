import { keyOf } from '#shared/import/clean.ts'
import type { ImportField } from '#shared/import/header-names.ts'
import { baseName, pictureMatcher } from '#shared/import/pictures.ts'
import { planRows, type NamedPicture } from '#shared/import/plan.ts'
import { countsOf, type PlannedPicture, type PlannedSheet, type Preview } from '#shared/import/preview.ts'
import { notes, skipReasons } from '#shared/import/reasons.ts'
import { readSheet, type ReadSheet, type Sheet, type Skipped } from '#shared/import/sheet.ts'
import { unitNames } from '#shared/import/unit-names.ts'
import type { Content, Exhibit } from '#shared/content.ts'
import type { MediaFile } from '#shared/media.ts'
import { composeIllustration } from '../content/media/compose-illustration.ts'
import { kindOf } from '../content/media/kinds.ts'
import { importPicture } from '../content/media/picture.ts'
import { mediaRefusals } from '../content/media/refusals.ts'
import { paletteOf } from '../content/palette.ts'
import { attach, type Placed } from './attach.ts'
import { fileReasons } from './file-reasons.ts'
import type { ImportFile } from './files.ts'
import type { Gathered } from './gather.ts'
import { filmLeft, shelve, type Shelf } from './picture-shelf.ts'

/** An import worked out: what it shows to staff, and the content that it would leave. Nothing is changed yet. */
export type ImportPlan = { preview: Preview; before: Content; after: Content }

export type PlanOptions = {
  headings: ReadonlyMap<string, ImportField>
  shelf: Shelf
  /** Told after each picture. */
  progress?: (done: number, of: number) => void
}

export async function planImport(content: Content, gathered: Gathered, options: PlanOptions): Promise<ImportPlan> {
  const findUnit = unitNames(content.units, cityOf(content))
  const read = gathered.sheets.map((sheet) => ({
    sheet,
    reading: readSheet(sheet, options.headings, (text) => findUnit(text) !== null),
  }))
  const readable = read.flatMap(({ reading }) => (typeof reading === 'string' ? [] : [reading]))
  const { rows, exhibits, named } = planRows(content, readable, findUnit)
  noteMissing(named, gathered.pictures)
  const match = pictureMatcher(exhibits, new Map(named.map(({ name, exhibit }) => [keyOf(baseName(name)), exhibit])))
  const { pictures, placed } = await placePictures(gathered.pictures, match, options)
  const films = await Promise.all(
    gathered.films.map(async (film) => ({
      file: film.path,
      says: match(film.path) ? await filmLeft(film) : fileReasons['no-match'],
    })),
  )
  const attached = await attach(content, exhibits, { placed, draw: await drawer(content, options.shelf) })
  return {
    preview: {
      sheets: read.map(({ sheet, reading }) => sheetOf(sheet, reading)),
      ...{ rows, pictures, files: [...gathered.left, ...films], counts: countsOf(rows, pictures) },
    },
    before: content,
    after: { ...content, ...attached },
  }
}

/** 桂林市人民政府 → 桂林: what stands before the names of units in many sheets. */
const cityOf = ({ event }: Content): string => /^(\p{Script=Han}{2,6}?)市/u.exec(event.host.zh)?.[1] ?? ''

function sheetOf({ file, name }: Sheet, reading: ReadSheet | Skipped): PlannedSheet {
  const where = { file, sheet: name }
  if (typeof reading === 'string') return { ...where, headingRow: null, columns: [], says: skipReasons[reading] }
  const columns = reading.columns.map(({ letter, heading, field }) => ({ letter, heading, field }))
  return {
    ...where,
    headingRow: reading.headingRow,
    columns,
    says: columns.some(({ field }) => field === 'title') ? null : skipReasons['no-title'],
  }
}

function noteMissing(named: readonly NamedPicture[], pictures: readonly ImportFile[]): void {
  const there = new Set(pictures.map(({ path }) => keyOf(baseName(path))))
  for (const { name, column, row } of named)
    if (!there.has(keyOf(baseName(name)))) row.notes.push({ column, says: notes['no-picture'](name) })
}

type Match = ReturnType<typeof pictureMatcher>

async function placePictures(files: readonly ImportFile[], match: Match, { shelf, progress }: PlanOptions) {
  const pictures: PlannedPicture[] = []
  const placed: Placed[] = []
  for (const file of files) {
    const matched = match(file.path)
    const media = matched ? await shelve(file, shelf) : null
    if (matched && media?.ok) place(placed, { ...matched, media: media.value })
    const says = media ? (media.ok ? null : media.error) : await whyLeft(file)
    pictures.push({ file: file.path, exhibit: matched && media?.ok ? matched.exhibit : null, says })
    progress?.(pictures.length, files.length)
  }
  return { pictures, placed }
}

/** Two files for one place are two pictures, unless they are the same one. */
function place(placed: Placed[], one: Placed): void {
  const there = placed.filter(({ exhibit }) => exhibit === one.exhibit)
  if (there.some(({ media }) => media.hash === one.media.hash)) return
  let { place } = one
  while (there.some((other) => other.place === place)) place++
  placed.push({ ...one, place })
}

async function whyLeft(file: ImportFile) {
  if (file.size === 0) return mediaRefusals.empty
  return kindOf(await file.head()) === 'unknown' ? mediaRefusals['not-a-picture'] : fileReasons['no-match']
}

/** Draws what stands where a picture is still to come, in the colours of the booth. */
async function drawer({ theme }: Content, { bundles }: Shelf): Promise<(exhibit: Exhibit) => Promise<MediaFile>> {
  const palette = await paletteOf(theme)
  return async (exhibit) => {
    const imported = await importPicture(new TextEncoder().encode(composeIllustration(exhibit, palette)))
    if (!imported.ok) throw new Error(`The drawing of “${exhibit.title.zh}” is refused: ${imported.error}`)
    for (const data of bundles ? imported.value.data.values() : []) await bundles?.addMedia(data)
    return imported.value.file
  }
}
