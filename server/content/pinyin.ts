import { pinyin } from 'pinyin-pro'
import type { Content } from '#shared/content.ts'

const known = new WeakMap<Content, Content>()

/**
 * The content with the pinyin of everything that visitors search for (D10). Made when content is published, so that no
 * dictionary travels to a screen; whatever the draft says of it is replaced.
 */
export function withPinyin(content: Content): Content {
  const done = known.get(content)
  if (done) return done
  const titles = [
    ...content.exhibits.map((exhibit) => exhibit.title.zh),
    ...content.units.map((unit) => unit.name.zh),
    ...content.categories.map((category) => category.name.zh),
  ]
  const made = { ...content, pinyin: Object.fromEntries(titles.map((title) => [title, readingsOf(title)])) }
  known.set(content, made)
  known.set(made, made)
  return made
}

/**
 * A title as syllables with a space between them: `chong/zhong qing`. Where a character has several readings the first is
 * the one that its phrase asks for; words and numbers in Latin script stand as they are, marks are left out.
 */
export function readingsOf(title: string): string {
  const characters = pinyin(title, { type: 'all', toneType: 'none', v: true })
  let text = ''
  for (const { origin, isZh, result } of characters) text += isZh ? ` ${oneOf(origin, result)} ` : plain(origin)
  return text
    .replace(/(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ')
}

/** The right reading, then whatever else somebody may type for this character. */
function oneOf(character: string, right: string): string {
  const others = pinyin(character, { type: 'array', toneType: 'none', v: true, multiple: true })
  const letters = [right, ...others].filter((reading) => /^[a-z]+$/.test(reading))
  const typed = letters.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading]))
  return [...new Set(typed)].join('/')
}

const plain = (character: string): string => (/[a-z0-9]/i.test(character) ? character.toLowerCase() : ' ')
