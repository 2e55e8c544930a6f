import { randomBytes } from 'node:crypto'
import { timeOrderedId } from '#shared/time-ordered-id.ts'

/** A time-ordered id for what the server itself records. */
export const newId = (now: number): string => timeOrderedId(now, randomBytes(16))
