import { z } from 'zod'
import { brokenReferences } from './content-references.ts'
import { ExhibitId, ItemId, KioskId, Sha256, StopId, TextId, TourId, UnitCode, WelcomeId } from './ids.ts'
import { Compare, Film, MediaFile, Picture } from './media.ts'
import { Privacy } from './leads.ts'
import { zawgyiTexts } from './languages.ts'
import { QrCode } from './qr.ts'
import { QuizQuestion } from './quiz.ts'
import { Activities, Challenge, Field, FloorPlan } from './rooms.ts'
import { Theme } from './theme.ts'
import { Language, Words } from './words.ts'

/** Everything a booth shows, as one document. Another city changes this and nothing else. */

/** A figure a visitor may quote. Without source and date it may not be shown (`domain`: figures carry 数据截至). */
const Fact = z.object({ figure: Words, label: Words, source: Words, asOf: z.iso.date() })
export type Fact = z.infer<typeof Fact>

/** What leaders ask at an exhibit, with an answer that may be given. A figure in it has its source and its date. */
const Question = z.object({
  question: Words,
  answer: Words,
  figure: Words.optional(),
  source: Words,
  asOf: z.iso.date(),
})
export type Question = z.infer<typeof Question>

export const CategoryId = z.enum(['project', 'technology', 'talent'])
export type CategoryId = z.infer<typeof CategoryId>

const Category = z.object({ id: CategoryId, name: Words, hint: Words })
export type Category = z.infer<typeof Category>

const Unit = z.object({
  code: UnitCode,
  order: z.number().int().positive(), // the official order; never sorted by anything else on a screen
  name: Words,
  short: Words,
  pinyin: z.string(),
  kind: z.enum(['district', 'county', 'autonomous_county', 'county_level_city', 'park']),
})
export type Unit = z.infer<typeof Unit>

const Exhibit = z.object({
  id: ExhibitId,
  no: z.string(),
  unit: UnitCode, // it counts once, here
  park: UnitCode.optional(), // it is shown under this tile too
  category: CategoryId,
  field: Words,
  title: Words,
  description: Words,
  /** 科普一下: the plain-language card. */
  plain: Words,
  form: z.array(Words).default([]),
  facts: z.array(Fact).max(3).default([]),
  questions: z.array(Question).max(20).optional(),
  /** As it stands today. Unless it is `ok` (or not said) a tour had better not stop here. */
  condition: z.enum(['ok', 'missing', 'faulty', 'unstaffed']).optional(),
  pictures: z.array(Picture).min(1),
  compare: Compare.optional(),
  film: Film.optional(),
  /** 展出单位: who shows it, where that is not the unit that recommends it. An organisation, never a person. */
  exhibitor: Words.optional(),
  qr: QrCode.optional(),
  related: z.array(ExhibitId).default([]),
  sample: z.boolean().default(false),
})
export type Exhibit = z.infer<typeof Exhibit>

const Stop = z.object({
  id: StopId,
  exhibit: ExhibitId,
  /** The screen, or the screens, that the group stands at: they show the exhibit, the others of the tour its title, calmly. */
  kiosk: z.union([KioskId, z.array(KioskId).min(1).max(20)]).optional(),
  scripts: z.object({ oneLine: Words, short: Words, full: Words.optional() }),
  notes: Words.optional(),
  /** 勿谈: what must not be said here. */
  avoid: z.union([Words, z.array(Words).max(10)]).optional(),
  speaker: z.enum(['explainer', 'exhibitor', 'company-lead', 'bureau-lead']).default('explainer'),
  plannedSeconds: z.number().int().positive().default(60),
})
export type Stop = z.infer<typeof Stop>

const Tour = z.object({
  id: TourId,
  name: Words,
  minutes: z.number().positive(),
  kiosks: z.union([z.literal('all'), z.array(KioskId).min(1)]).default('all'),
  overview: z.object({ script: Words }),
  stops: z.array(Stop).min(1),
})
export type Tour = z.infer<typeof Tour>

const pixels = z.number().int().positive().max(20_000)

const Screen = z.object({
  kiosk: KioskId,
  name: Words,
  place: Words.optional(),
  diagonalInches: z.number().positive(),
  /** How far away people stand, in metres. */
  viewingDistance: z.number().positive().default(1),
  /** Pixels of the panel as it hangs: wider than high lies, the other way round stands. */
  resolution: z.object({ width: pixels, height: pixels }).optional(),
  /** How high the bottom edge of the glass is above the floor, in millimetres. */
  mountingHeight: z.number().min(0).max(5_000).optional(),
})
export type Screen = z.infer<typeof Screen>

const ProgrammeItem = z.object({ id: ItemId, name: Words, note: Words.optional() })
export type ProgrammeItem = z.infer<typeof ProgrammeItem>

/** Opening hours and what else the day holds. `remind` only tells the panel: no ceremony ever begins by itself. */
const TimetableItem = z.object({
  id: ItemId,
  date: z.iso.date(),
  time: z.iso.time({ precision: -1 }), // 09:00, in the booth's time zone
  does: z.enum(['open', 'close', 'sleep', 'remind']),
  name: Words,
})
export type TimetableItem = z.infer<typeof TimetableItem>

/** A welcome that names a group. Shown only where the setting allows it and two approvers signed it (`domain`: off by default). */
const Welcome = z.object({ id: WelcomeId, words: Words, approvals: z.number().int().nonnegative() })
export type Welcome = z.infer<typeof Welcome>

const EmergencyText = z.object({ id: TextId, title: Words, instruction: Words, exit: Words.optional() })
export type EmergencyText = z.infer<typeof EmergencyText>

/** What to do in an emergency beside the screens: read on the tablet, step by step, each with who answers for it. */
const EmergencyCard = z.object({
  id: TextId,
  title: Words,
  /** The approved text that belongs on the screens, if any does. */
  text: TextId.optional(),
  steps: z
    .array(z.object({ text: Words, role: Words }))
    .min(1)
    .max(12),
})
export type EmergencyCard = z.infer<typeof EmergencyCard>

const Settings = z.object({
  idleSeconds: z.number().int().min(10).max(600).default(45),
  warnSeconds: z.number().int().min(20).max(120).default(20), // WCAG 2.2.1: at least 20 s to extend by a simple act
  cutOffMinutes: z.number().min(1).max(240).default(15),
  /** A welcome may name a group. Official reception rules forbid most of it, so a booth decides this for itself. */
  namedWelcomes: z.boolean().default(false),
  resumeSeconds: z.number().int().min(5).max(120).default(20),
  /** How long a stand-by lets a visitor finish a sentence; 5 where nothing is said. */
  courtesySeconds: z.number().int().min(0).max(30).optional(),
  /** After a tour the screens go back to visitors one by one, this far apart; together where nothing is said. */
  restoreGapSeconds: z.number().min(0).max(30).optional(),
  /** Characters that an explainer speaks in a minute: standing at a stop, and walking with questions. */
  speaking: z
    .object({ standing: z.number().int().min(60).max(400), walking: z.number().int().min(60).max(400) })
    .optional(),
  /** A figure older than this is shown in amber to whoever is about to say it. */
  figureDays: z.number().int().min(1).max(10_000).optional(),
  /** Until when every exhibit has to be at the booth, in its time zone. */
  setUpBy: z.object({ date: z.iso.date(), time: z.iso.time({ precision: -1 }) }).optional(),
})

/**
 * A family of fonts, cut down to the characters that this content needs: one file, in which the pieces follow one another,
 * each with the characters that are in it as a CSS `unicode-range`.
 */
export const BundleFont = z.object({
  family: z.string().max(60),
  hash: Sha256,
  bytes: z.number().int().positive(),
  pieces: z
    .array(z.object({ bytes: z.number().int().positive(), range: z.string().regex(/^U\+[0-9A-F+,U-]+$/) }))
    .min(1)
    .max(400),
})
export type BundleFont = z.infer<typeof BundleFont>

const shape = z.object({
  version: z.literal(1),
  event: z.object({
    name: Words,
    short: Words,
    theme: Words,
    booth: Words, // 桂林展区
    welcome: Words,
    host: Words,
    organiser: Words,
    place: Words,
    area: z.number().positive(), // m²
    from: z.iso.date(),
    to: z.iso.date(),
    sampleNotice: Words.optional(), // shown on screen while the content is a sample
  }),
  languages: z.array(Language).min(1).max(20).default(['zh', 'en']),
  /** How far a language goes beside Chinese and English: titles and what matters for safety, or the latter only. */
  languageScopes: z.record(Language, z.enum(['titles', 'shell'])).optional(),
  /** Languages whose texts no native speaker has read yet: staff are told, visitors are not. */
  drafts: z.array(Language).max(20).optional(),
  /** Welcome in languages that have no more than this one line here. */
  greetings: z.record(Language, z.string().min(1).max(60)).optional(),
  /** What the screens themselves say, in a language that they do not bring: by language, then by the name of the text. */
  shell: z.record(Language, z.record(z.string().max(40), z.string().min(1).max(200))).optional(),
  theme: Theme.default({ tokens: {} }),
  settings: Settings.default(Settings.parse({})),
  categories: z.array(Category).length(3),
  units: z.array(Unit).min(1),
  exhibits: z.array(Exhibit),
  tours: z.array(Tour),
  ceremony: z.object({ title: Words, items: z.array(ProgrammeItem) }),
  timetable: z.array(TimetableItem).default([]),
  emergency: z.array(EmergencyText).min(1),
  emergencyCards: z.array(EmergencyCard).max(20).optional(),
  quiz: z.array(QuizQuestion).max(200).optional(),
  fields: z.array(Field).max(24).optional(),
  activities: Activities.optional(),
  challenges: z.array(Challenge).max(100).optional(),
  plan: FloorPlan.optional(),
  /** Without it, or with a part of it blank, nobody is asked for a number. */
  privacy: Privacy.optional(),
  standby: Words, // 展区正在接待来宾，请稍候体验
  welcomes: z.array(Welcome).default([]),
  farewell: Words,
  closed: z.object({ title: Words, note: Words }),
  safe: Words,
  screens: z.array(Screen).default([]),
  media: z.record(z.string(), MediaFile),
  /** Made when content is published, like `pinyin`; bundles from before have none, and the screens use the files they came with. */
  fonts: z.array(BundleFont).max(20).optional(),
  /** How the Chinese titles are read, by title. Made when content is published; bundles from before have none. */
  pinyin: z.record(z.string(), z.string()).optional(),
})

export type ContentShape = z.infer<typeof shape>

export const Content = shape.superRefine((content, check) => {
  for (const issue of [...brokenReferences(content), ...zawgyiTexts(content)])
    check.addIssue({ code: 'custom', ...issue })
})
export type Content = ContentShape
