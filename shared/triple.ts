import type { CategoryId, Content, Exhibit } from './content.ts'
import { findExhibit } from './lookup.ts'

/** An exhibit among the three that belong together: a project, the technology in it, the people behind it. */
export type Linked = { category: CategoryId; exhibit: Exhibit; here: boolean }

/**
 * 项目＋技术＋人才: this exhibit with the first of its related ones in each other category, in the booth's order. A category
 * that nothing related belongs to is left out; with nothing beside the exhibit itself there is no triple.
 */
export function tripleOf(content: Pick<Content, 'categories' | 'exhibits'>, exhibit: Exhibit): Linked[] {
  const related = relatedOf(content, exhibit)
  const linked = content.categories.flatMap(({ id: category }): Linked[] => {
    if (category === exhibit.category) return [{ category, exhibit, here: true }]
    const found = related.find((candidate) => candidate.category === category)
    return found ? [{ category, exhibit: found, here: false }] : []
  })
  return linked.length > 1 ? linked : []
}

/** Related exhibits that the triple does not show already. */
export function restOf(content: Pick<Content, 'categories' | 'exhibits'>, exhibit: Exhibit): Exhibit[] {
  const linked = new Set(tripleOf(content, exhibit).map((one) => one.exhibit.id))
  return relatedOf(content, exhibit).filter(({ id }) => !linked.has(id))
}

const relatedOf = (content: Pick<Content, 'exhibits'>, exhibit: Exhibit): Exhibit[] =>
  exhibit.related.flatMap((id) => (id === exhibit.id ? [] : (findExhibit(content, id) ?? [])))
