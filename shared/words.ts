import { z } from 'zod'

/** A text in the booth's languages. Chinese and English are always there; a missing other language falls back to English, then to Chinese. */
export const Words = z.object({ zh: z.string().min(1), en: z.string().min(1) }).catchall(z.string().min(1))
export type Words = z.infer<typeof Words>

/** A BCP 47 primary language such as `zh`, `en`, `vi`. */
export const Language = z.string().regex(/^[a-z]{2,3}$/)
export type Language = z.infer<typeof Language>
