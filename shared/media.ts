import { z } from 'zod'
import { Sha256 } from './ids.ts'
import { Words } from './words.ts'
import { vttProblem } from './web-vtt.ts'

/** Pictures and films of a booth, as the content names them. */

const MediaType = z.enum(['image/svg+xml', 'image/png', 'image/jpeg', 'image/webp', 'video/mp4'])

/** Bytes under a name that is their hash. Served at `/media/<hash>`. */
const Stored = z.object({
  hash: Sha256,
  type: MediaType,
  bytes: z.number().int().positive(),
  /** Pixels, or the units of an SVG's view box: a picture reserves its place before it arrives. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})
export type StoredMedia = z.infer<typeof Stored>

/** A file of the bundle, with smaller copies of the same picture for the places that need fewer pixels. */
export const MediaFile = Stored.extend({ smaller: z.array(Stored).max(6).optional() })
export type MediaFile = z.infer<typeof MediaFile>

const share = z.number().min(0).max(1)

export const Picture = z.object({
  media: z.string(), // a key of `media`
  alt: Words,
  caption: Words.optional(),
  /** Set on pictures that are drawings and not photographs of the exhibit. */
  drawn: z.boolean().default(false),
  /** 审图号: the approval number of a map. A picture that is none has none. */
  mapNumber: z.string().trim().min(1).max(40).optional(),
  /** What must stay in view when a frame crops the picture, in shares from its left and its top; the middle where nothing is said. */
  focus: z.object({ x: share, y: share }).optional(),
})
export type Picture = z.infer<typeof Picture>

/** Two pictures of one thing, laid over each other: the slider between them uncovers the second. */
export const Compare = z.object({
  before: z.string(), // keys of `media`
  after: z.string(),
  labels: z.object({ before: Words, after: Words }),
  alt: Words,
})
export type Compare = z.infer<typeof Compare>

/** A film a visitor starts by hand. Its captions are WebVTT, one text a language, and are always shown. */
export const Film = z.object({
  media: z.string(), // a key of `media`
  poster: z.string().optional(), // a key of `media`; the exhibit's first picture where nothing is said
  alt: Words,
  captions: Words.superRefine((texts, check) => {
    for (const [language, text] of Object.entries(texts)) {
      const problem = vttProblem(text)
      if (problem) check.addIssue({ code: 'custom', path: [language], message: problem })
    }
  }),
})
export type Film = z.infer<typeof Film>
