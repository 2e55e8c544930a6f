import type { Content } from '#shared/content.ts'

/** Lets a theme choose light or dark and replace tokens of `tokens.css`. The function it returns takes it all back. */
export function applyTheme(root: HTMLElement, { variant, tokens }: Content['theme']): () => void {
  if (variant) root.dataset['variant'] = variant
  for (const [name, value] of Object.entries(tokens)) root.style.setProperty(name, value)
  return () => {
    delete root.dataset['variant']
    for (const name of Object.keys(tokens)) root.style.removeProperty(name)
  }
}
