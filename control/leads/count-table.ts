import type { Content } from '#shared/content.ts'
import { leadKinds } from '#shared/lead-words.ts'
import type { LeadCount } from '#shared/leads.ts'
import { say } from '#shared/say.ts'

export type CountRow = { exhibit: string; title: string; cells: number[]; total: number; withdrawn: number }

/** The counts by exhibit, a cell for each kind. In the order of the content and never by size: no exhibit is ranked. */
export function countTable(counts: readonly LeadCount[], content: Content | null, language: string): CountRow[] {
  const order = (content?.exhibits ?? []).map(({ id }) => id)
  const place = (id: LeadCount['exhibit']) => (order.includes(id) ? order.indexOf(id) : order.length)
  const exhibits = [...new Set(counts.map(({ exhibit }) => exhibit))].toSorted((a, b) => place(a) - place(b))
  return exhibits.map((exhibit) => {
    const own = counts.filter((count) => count.exhibit === exhibit)
    const sum = (what: 'left' | 'withdrawn', of = own) => of.reduce((total, count) => total + count[what], 0)
    const named = content?.exhibits.find(({ id }) => id === exhibit)
    return {
      exhibit,
      title: named ? say(named.title, language) : exhibit,
      cells: leadKinds.map((kind) =>
        sum(
          'left',
          own.filter((count) => count.kind === kind),
        ),
      ),
      total: sum('left'),
      withdrawn: sum('withdrawn'),
    }
  })
}
