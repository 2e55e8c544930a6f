import type { ContentShape } from './content.ts'
import { boundsOf, cornersOf } from './floor-plan.ts'
import type { QrCode } from './qr.ts'
import type { Activities, Activity, FloorPlan, Point } from './rooms.ts'

type Path = (string | number)[]
type Broken = { path: Path; message: string }

/** What is wrong with fields, activities, challenges and the plan: names of what is not there, days and places that cannot be. */
export function* brokenRooms(content: ContentShape): Generator<Broken> {
  yield* brokenFields(content)
  yield* brokenChallenges(content)
  if (content.activities) yield* brokenActivities(content.activities, content)
  if (content.plan) yield* brokenPlan(content.plan, content)
}

const names = (path: Path, what: string): Broken => ({
  path,
  message: `names ${what}, which this content does not hold`,
})
const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

function* repeated(ids: readonly string[], ...path: Path): Generator<Broken> {
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) !== i) yield { path: [...path, i], message: `repeats “${id}”` }
}

function* brokenFields({ fields = [], exhibits }: ContentShape): Generator<Broken> {
  yield* repeated(idsOf(fields), 'fields')
  const said = new Set(exhibits.map(({ field }) => field.zh))
  for (const [i, { holds }] of fields.entries()) {
    for (const [j, name] of holds.entries())
      if (!said.has(name)) {
        yield { path: ['fields', i, 'holds', j], message: `names the field “${name}”, which no exhibit has` }
      }
  }
}

function* brokenChallenges({ challenges = [], units, media }: ContentShape): Generator<Broken> {
  yield* repeated(idsOf(challenges), 'challenges')
  for (const [i, { unit, answer }] of challenges.entries()) {
    if (!units.some(({ code }) => code === unit)) yield names(['challenges', i, 'unit'], `unit “${unit}”`)
    yield* brokenCode(answer, media, ['challenges', i, 'answer', 'media'])
  }
}

/** A code that was issued as a picture needs that picture. */
function* brokenCode(code: QrCode | undefined, media: ContentShape['media'], path: Path): Generator<Broken> {
  if (code?.kind === 'image' && !Object.hasOwn(media, code.media)) yield names(path, `media “${code.media}”`)
}

function* brokenActivities(book: Activities, { units, media }: ContentShape): Generator<Broken> {
  if (book.to < book.from) yield { path: ['activities', 'to'], message: `comes before ${book.from}` }
  for (const list of ['series', 'themes', 'list'] as const) yield* repeated(idsOf(book[list]), 'activities', list)
  for (const [i, activity] of book.list.entries()) {
    const at = (field: keyof Activity): Path => ['activities', 'list', i, field]
    const { unit, series, theme } = activity
    if (unit && !units.some(({ code }) => code === unit)) yield names(at('unit'), `unit “${unit}”`)
    if (series && !idsOf(book.series).includes(series)) yield names(at('series'), `series “${series}”`)
    if (theme && !idsOf(book.themes).includes(theme)) yield names(at('theme'), `theme “${theme}”`)
    if (!series && !theme) yield { path: at('series'), message: 'is on neither list: name its series or its theme' }
    yield* brokenCode(activity.signUp, media, [...at('signUp'), 'media'])
    for (const [field, message] of wrongTimes(activity, book)) yield { path: at(field), message }
  }
}

function* wrongTimes(
  { date, until, from, to }: Activity,
  week: { from: string; to: string },
): Generator<[keyof Activity, string]> {
  const inWeek = (day: string) => week.from <= day && day <= week.to
  if (!inWeek(date)) yield ['date', `is not between ${week.from} and ${week.to}`]
  if (until && until < date) yield ['until', `comes before ${date}`]
  else if (until && !inWeek(until)) yield ['until', `is not between ${week.from} and ${week.to}`]
  if (to && to <= from) yield ['to', `is not after ${from}`]
}

function* brokenPlan(plan: FloorPlan, content: ContentShape): Generator<Broken> {
  yield* repeated(idsOf(plan.zones), 'plan', 'zones')
  const standing = plan.exhibits.map(({ exhibit }) => exhibit)
  const hanging = plan.screens.map(({ kiosk }) => kiosk)
  yield* repeated(standing, 'plan', 'exhibits')
  yield* repeated(hanging, 'plan', 'screens')
  for (const [i, id] of standing.entries())
    if (!content.exhibits.some((exhibit) => exhibit.id === id)) {
      yield names(['plan', 'exhibits', i, 'exhibit'], `exhibit “${id}”`)
    }
  for (const [i, id] of hanging.entries())
    if (!content.screens.some(({ kiosk }) => kiosk === id)) {
      yield names(['plan', 'screens', i, 'kiosk'], `screen “${id}”`)
    }
  for (const path of outside(plan)) {
    yield { path: ['plan', ...path], message: `is not within the booth's ${plan.width} × ${plan.depth} m` }
  }
}

function* outside(plan: FloorPlan): Generator<Path> {
  const holds = ([x, y]: Point) => x <= plan.width && y <= plan.depth
  for (const [i, { outline }] of plan.zones.entries()) {
    const { width, depth } = boundsOf(outline)
    if (width === 0 || depth === 0 || !cornersOf(outline).every(holds)) yield ['zones', i, 'outline']
  }
  for (const list of ['screens', 'exhibits'] as const) {
    for (const [i, { at }] of plan[list].entries()) if (!holds(at)) yield [list, i, 'at']
  }
}
