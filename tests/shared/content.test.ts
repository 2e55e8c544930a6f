import { describe, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { exhibitsOf, findStop, unitsInOrder } from '#shared/lookup.ts'
import { say } from '#shared/say.ts'
import { content, ids, sampleContent } from '../support/fixtures.ts'

/** What the schema says of a sample that was changed like this: `path: message` for each issue. */
function issuesOf(edit: (draft: ReturnType<typeof sampleContent>) => void): string[] {
  const draft = sampleContent()
  edit(draft)
  const parsed = Content.safeParse(draft)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}
const none = (what: string) => `names ${what}, which this content does not hold`

describe('D5: a broken reference is named with its path', () => {
  test.each<[string, (draft: ReturnType<typeof sampleContent>) => void, string]>([
    [
      'the unit of an exhibit',
      (draft) => Object.assign(draft.exhibits[3]!, { unit: '999999' }),
      `exhibits.3.unit: ${none('unit “999999”')}`,
    ],
    [
      'its park',
      (draft) => Object.assign(draft.exhibits[2]!, { park: 'XX-XX' }),
      `exhibits.2.park: ${none('park “XX-XX”')}`,
    ],
    [
      'a related exhibit',
      (draft) => draft.exhibits[1]!.related.splice(1, 1, ids.noExhibit),
      `exhibits.1.related.1: ${none('exhibit “no-such-exhibit”')}`,
    ],
    [
      'a picture',
      (draft) => Object.assign(draft.exhibits[0]!.pictures[0]!, { media: 'lost' }),
      `exhibits.0.pictures.0.media: ${none('media “lost”')}`,
    ],
    [
      'a picture named like something every object has',
      (draft) => Object.assign(draft.exhibits[0]!.pictures[0]!, { media: 'constructor' }),
      `exhibits.0.pictures.0.media: ${none('media “constructor”')}`,
    ],
    [
      'the exhibit of a stop',
      (draft) => Object.assign(draft.tours[0]!.stops[1]!, { exhibit: ids.noExhibit }),
      `tours.0.stops.1.exhibit: ${none('exhibit “no-such-exhibit”')}`,
    ],
  ])('%s', (_what, edit, issue) => expect(issuesOf(edit)).toEqual([issue]))

  test.each(['units', 'exhibits', 'tours', 'screens', 'emergency'] as const)('two of one id in %s', (list) => {
    const issues = issuesOf((draft) => draft[list].push(structuredClone(draft[list][0]) as never))
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatch(new RegExp(`^${list}\\.${content[list].length}: repeats “`))
  })

  test('two programme items or two stops of one id', () => {
    expect(issuesOf(({ ceremony }) => ceremony.items.push(ceremony.items[0]!))[0]).toMatch(
      /^ceremony\.items\.\d+: repeats/,
    )
    expect(issuesOf(({ tours }) => tours[0]!.stops.push(tours[0]!.stops[0]!))[0]).toMatch(
      /^tours\.0\.stops\.\d+: repeats/,
    )
  })
})

describe('a wrong field is named with its path', () => {
  test.each<[string, (draft: ReturnType<typeof sampleContent>) => void, string]>([
    [
      'a missing language',
      (draft) => Object.assign(draft.exhibits[0]!.title, { en: undefined }),
      'exhibits.0.title.en',
    ],
    ['an empty text', (draft) => Object.assign(draft.safe, { zh: '' }), 'safe.zh'],
    ['an id with a space', (draft) => Object.assign(draft.exhibits[5]!, { id: 'gl 06' }), 'exhibits.5.id'],
    ['a tour without stops', (draft) => draft.tours[0]!.stops.splice(0), 'tours.0.stops'],
    [
      'a figure without a date',
      (draft) => Object.assign(draft.exhibits[0]!.facts[0]!, { asOf: 'May' }),
      'exhibits.0.facts.0.asOf',
    ],
    ['a version of the future', (draft) => Object.assign(draft, { version: 2 }), 'version'],
    ['no emergency text', (draft) => draft.emergency.splice(0), 'emergency'],
    ['an idle time below ten seconds', (draft) => (draft.settings.idleSeconds = 5), 'settings.idleSeconds'],
    ['a token that is no custom property', (draft) => (draft.theme.tokens['color'] = 'red'), 'theme.tokens.color'],
  ])('%s', (_what, edit, path) => expect(issuesOf(edit)[0]?.split(':')[0]).toBe(path))
})

describe('questions asked of content', () => {
  test('units come in the official order, whatever the file’s order is', () => {
    const shuffled = { ...content, units: content.units.toReversed() }
    expect(unitsInOrder(shuffled).map((unit) => unit.order)).toEqual(content.units.map((_unit, i) => i + 1))
  })

  test('an exhibit of a park is under both tiles', () => {
    const exhibit = content.exhibits.find((candidate) => candidate.park)!
    expect(exhibitsOf(content, exhibit.unit)).toContain(exhibit)
    expect(exhibitsOf(content, exhibit.park!)).toContain(exhibit)
  })

  test('a stop is found in its own tour only', () => {
    expect(findStop(content, ids.tour, ids.stop)?.id).toBe(ids.stop)
    expect(findStop(content, ids.tour, ids.noStop)).toBeUndefined()
    expect(findStop(content, ids.noTour, ids.stop)).toBeUndefined()
    expect(findStop(content, ids.tour, null)).toBeUndefined()
  })

  test('a language that a text does not have falls back to English', () => {
    const words = { zh: '展品', en: 'Exhibit', vi: 'Hiện vật' }
    expect([say(words, 'vi'), say(words, 'zh'), say(words, 'th')]).toEqual(['Hiện vật', '展品', 'Exhibit'])
  })
})
