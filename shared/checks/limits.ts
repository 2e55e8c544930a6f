/**
 * How many characters a text may have before its place on a screen of 1080 × 1920 is full, in Chinese and in English: what
 * lays out well in at most two lines of a title, or without scrolling on the page of an exhibit.
 */
const limits: Record<string, readonly [zh: number, en: number]> = {
  'exhibit.title': [18, 60],
  'exhibit.description': [160, 420],
  'exhibit.plain': [120, 320],
  'exhibit.facts.figure': [14, 32],
  'exhibit.facts.label': [24, 60],
  'exhibit.pictures.caption': [60, 160],
  'unit.name': [14, 44],
  'unit.short': [6, 18],
  'category.name': [6, 16],
  'category.hint': [24, 70],
  'field.name': [12, 36],
  'activity.title': [24, 72],
  'activity.about': [120, 320],
  'challenge.title': [24, 72],
  'challenge.need': [160, 420],
  'challenge.reward': [24, 60],
  'quiz.text': [48, 140],
  'quiz.answers': [18, 48],
  'quiz.why': [110, 300],
  'programme.name': [24, 70],
  'tour.name': [12, 30],
  'tour.stops.scripts.oneLine': [40, 120],
  'welcome.words': [24, 60],
  'emergency.title': [12, 36],
  'emergency.instruction': [60, 160],
  'event.event.booth': [10, 30],
  'event.event.theme': [18, 48],
  'event.event.welcome': [16, 44],
  'texts.standby': [24, 70],
  'texts.farewell': [20, 60],
  'texts.safe': [24, 70],
}

/** The limit for a text of an item, by its address; null where it may be as long as it is. */
export function limitFor(kind: string, path: readonly (string | number)[]): number | null {
  const names = path.filter((part) => typeof part === 'string' && !/^\d+$/.test(part))
  const language = names.at(-1)
  const [zh, en] = limits[[kind, ...names.slice(0, -1)].join('.')] ?? []
  return (language === 'zh' ? zh : en) ?? null
}
