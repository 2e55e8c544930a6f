import { createContext } from 'svelte'
import type { Remark } from '#shared/checks/list.ts'
import type { Content } from '#shared/content.ts'

/** What every field of a form needs: what to call things, where its text goes, and what is to be said of it. */
export type Form = {
  readonly language: 'zh' | 'en'
  readonly content: Content
  /** Remarks on this very place. */
  remarksAt: (path: string) => readonly Remark[]
  put: (path: string, value: unknown) => void
  /** A picture or film came in: the content now holds it. */
  uploaded: () => Promise<void>
}

export const [useForm, provideForm] = createContext<Form>()
