/** Lets a theme's tokens replace those of `tokens.css`. The function it returns takes them back. */
export function applyTheme(root: HTMLElement, tokens: Readonly<Record<string, string>>): () => void {
  for (const [name, value] of Object.entries(tokens)) root.style.setProperty(name, value)
  return () => {
    for (const name of Object.keys(tokens)) root.style.removeProperty(name)
  }
}
