import { z } from 'zod'
import { ImportId } from '../ids.ts'
import { Counts } from './preview.ts'

/** An import that was done: who, when, from which files, and whether it was undone. */
export const ImportRecord = z.object({
  id: ImportId,
  at: z.number(),
  actor: z.string(),
  files: z.array(z.string()),
  counts: Counts,
  undone: z.object({ at: z.number(), by: z.string() }).nullable(),
})
export type ImportRecord = z.infer<typeof ImportRecord>
