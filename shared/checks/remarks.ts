import type { Content } from '../content.ts'
import { isEntry } from '../draft/same.ts'
import { textsIn } from '../languages.ts'
import { wordingFindings, wordingReasons } from '../wording.ts'
import { checks, type CheckId, type Remark, type Weight } from './list.ts'
import { limitFor } from './limits.ts'
import { mapRemarks, pictureRemarks } from './pictures.ts'

/**
 * What a person should look at in an item, while it is being typed: each remark has its place, its reason and what to do. What
 * weighs `refuse` keeps the item from being approved; the rest is for whoever reads it to judge.
 */
export function remarksOn(kind: string, value: unknown, content: Content): Remark[] {
  const texts = [...textsIn(value)].filter(([path]) => isProse(path))
  const said = texts.flatMap(([path, text]) => [...wording(path, text), ...tooLong(kind, path, text)])
  return [...said, ...untranslated(value), ...pictureRemarks(value, content), ...mapRemarks(value)]
}

const languages = /^[a-z]{2,3}$/

/** Sentences for people; not names of files, addresses or codes. */
const isProse = (path: readonly (string | number)[]): boolean =>
  languages.test(String(path.at(-1))) && !path.includes('captions') && !path.includes('source')

const weights: Partial<Record<CheckId, Weight>> = { disease: 'refuse', phone: 'refuse', person: 'warn' }

function wording(path: readonly (string | number)[], text: string): Remark[] {
  const language = path.at(-1)
  return wordingFindings(text)
    .filter(({ kind }) => kind !== 'half-width' || language === 'zh')
    .filter(({ kind }) => kind !== 'figure' || !path.includes('facts'))
    .map(({ kind, text: found }) => ({
      check: kind,
      path: path.join('.'),
      weight: weights[kind] ?? 'warn',
      says: {
        zh: `“${found}”：${wordingReasons[kind].zh}`,
        en: `“${found}”: ${wordingReasons[kind].en}`,
      },
    }))
}

function tooLong(kind: string, path: readonly (string | number)[], text: string): Remark[] {
  const limit = limitFor(kind, path)
  const length = [...text].length
  if (limit === null || length <= limit) return []
  return [
    {
      check: 'too-long',
      path: path.join('.'),
      weight: 'warn',
      says: {
        zh: `共 ${length} 字，屏上最多放得下 ${limit} 字。${checks['too-long'].zh}`,
        en: `${length} characters; the screen has room for ${limit}. ${checks['too-long'].en}`,
      },
    },
  ]
}

/** Places where one of the two languages says nothing. */
function untranslated(value: unknown, path = ''): Remark[] {
  if (Array.isArray(value)) return value.flatMap((entry, i) => untranslated(entry, join(path, i)))
  if (!isEntry(value)) return []
  const { zh, en } = value
  if (typeof zh === 'string' || typeof en === 'string') {
    const missing = [!zh && 'zh', !en && 'en'].filter((language) => typeof language === 'string')
    return missing.map((language) => ({
      check: 'untranslated',
      path: join(path, language),
      weight: 'refuse',
      says: checks.untranslated,
    }))
  }
  return Object.entries(value).flatMap(([key, entry]) => untranslated(entry, join(path, key)))
}

const join = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)
