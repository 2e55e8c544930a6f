import { timeOrderedId } from '#shared/time-ordered-id.ts'

/** An id for a line that is entered here, so that sending it twice stores it once. */
export const entryId = (at: number): string => timeOrderedId(at, crypto.getRandomValues(new Uint8Array(16)))
