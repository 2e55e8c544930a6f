export type ClickerAction = 'next' | 'back' | 'blank' | 'freeze'

const actions: Readonly<Record<string, ClickerAction>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  b: 'blank',
  B: 'blank',
  '.': 'freeze',
}

/** Where keys already mean something: text, choices, and open dialogs. */
const ownKeys = 'input, textarea, select, [contenteditable], [role=tablist], [role=radiogroup], dialog[open]'

export type Key = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'target'>

/** What a presenter's clicker or a keyboard asks for (T6); a key that is held down counts once. */
export function clickerAction(event: Key): ClickerAction | null {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null
  if (event.target instanceof Element && event.target.closest(ownKeys)) return null
  return actions[event.key] ?? null
}
