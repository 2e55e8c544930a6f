import type { Content, Exhibit } from './content.ts'
import type { FieldId } from './ids.ts'
import type { Field } from './rooms.ts'

export const findField = (content: Content, id: FieldId): Field | undefined =>
  content.fields?.find((field) => field.id === id)

/** The exhibits of a group of fields, in the booth's own order. */
export const exhibitsInField = (content: Content, { holds }: Field): Exhibit[] =>
  content.exhibits.filter((exhibit) => holds.includes(exhibit.field.zh))
