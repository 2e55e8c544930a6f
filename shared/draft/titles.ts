import { isEntry } from './same.ts'

/** Words as far as a title needs them; a form may hold halves. */
export type Title = { zh: string; en: string }

/** What an item is called in a list: its title, its name, or the first thing it says. */
export function titleOf(value: unknown, fallback: string): Title {
  const found = isEntry(value)
    ? [value['title'], value['name'], value['text'], value['words'], value['ceremony.title']].find(isEntry)
    : undefined
  const said = (language: string) => (typeof found?.[language] === 'string' ? found[language] : '')
  return { zh: said('zh') || said('en') || fallback, en: said('en') || said('zh') || fallback }
}
