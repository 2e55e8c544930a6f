import type { z } from 'zod'
import type { Content } from '../content.ts'
import { isListKind, itemPath, type ItemKind } from './items.ts'
import type { DraftProblem } from './wire.ts'

type Issue = z.core.$ZodIssue

/** What the content's schema says of one item, by places within it, in words for whoever fills in the form. */
export function problemsOf(
  content: Content,
  { kind, id }: { kind: ItemKind; id: string },
  issues: readonly Issue[],
): DraftProblem[] {
  return issues.map((issue) => {
    const path = issue.path.map(String).join('.')
    return { path: placeIn(content, kind, id, path), says: sentence(issue, path) }
  })
}

/** The address within the item; empty where something else breaks because of it. */
function placeIn(content: Content, kind: ItemKind, id: string, path: string): string {
  const own = itemPath(content, kind, id)
  if (!isListKind(kind)) return own.find((part) => path === part || path.startsWith(`${part}.`)) ? path : ''
  const [start] = own
  return start !== undefined && path.startsWith(`${start}.`) ? path.slice(start.length + 1) : ''
}

function sentence(issue: Issue, path: string): DraftProblem['says'] {
  switch (issue.code) {
    case 'invalid_type':
      return { zh: '这里要填。', en: 'This has to be filled in.' }
    case 'too_small':
      return issue.origin === 'string'
        ? { zh: '这里要填。', en: 'This has to be filled in.' }
        : { zh: `太小或太少，至少 ${issue.minimum}。`, en: `Too small or too few: at least ${issue.minimum}.` }
    case 'too_big':
      return {
        zh: `太大、太多或太长，最多 ${issue.maximum}。`,
        en: `Too large, too many or too long: at most ${issue.maximum}.`,
      }
    case 'invalid_format':
      return { zh: `写法不对：${issue.message}。`, en: `Not written as it should be: ${issue.message}.` }
    case 'invalid_value':
      return { zh: '请从列表中选一项。', en: 'Choose one of the list.' }
    default:
      return customSentence(issue.message, path)
  }
}

const missing = /^names (.+?), which (?:this content does not hold|no exhibit has)$/

function customSentence(message: string, path: string): DraftProblem['says'] {
  const named = missing.exec(message)
  if (named) return { zh: `${path} 引用的 ${named[1]} 不存在。`, en: `${path} ${message}.` }
  if (message.startsWith('repeats')) return { zh: `${path} 与别的重名。`, en: `${path} ${message}.` }
  return { zh: message, en: message }
}
