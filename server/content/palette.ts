import { readFile } from 'node:fs/promises'
import type { Content } from '#shared/content.ts'
import { faintPairs, leastContrast, type FaintPair } from '#shared/contrast.ts'
import type { Checked } from './store.ts'

type Palette = Readonly<Record<string, string>>
type Theme = Content['theme']

const sheet = async (name: string): Promise<Palette> => {
  const css = await readFile(new URL(`../../shared/web/${name}`, import.meta.url), 'utf8')
  return Object.fromEntries(
    [...css.matchAll(/^\s*(--[a-z0-9-]+):\s*([^;]+);/gm)].map(([, key = '', value = '']) => [key, value]),
  )
}

/** Every token as a screen would have it under this theme. */
export async function paletteOf({ variant, tokens }: Theme): Promise<Palette> {
  return { ...(await sheet('tokens.css')), ...(variant === 'dark' && (await sheet('tokens-dark.css'))), ...tokens }
}

/** Refuses a theme under which something could not be read (K111). One that replaces no colour is the house’s own. */
export async function checkPalette(content: Content, file: string): Promise<Checked> {
  const { theme } = content
  if (Object.keys(theme.tokens).length === 0) return { content }
  const [pair] = faintPairs(await paletteOf(theme))
  return pair ? { problem: { file, path: pathOf(pair, theme), detail: detailOf(pair) } } : { content }
}

/** The one of the two that the theme sets: that is what its author can change. */
const pathOf = ({ ink, surface }: FaintPair, { tokens }: Theme) =>
  `theme.tokens.${Object.hasOwn(tokens, surface) && !Object.hasOwn(tokens, ink) ? surface : ink}`

function detailOf({ ink, surface, ratio }: FaintPair): string {
  if (ratio === null)
    return (
      `${ink} 或 ${surface} 的颜色无法核对：请写成 #rrggbb、rgb(r g b) 或 oklch(l c h)，不带透明度。` +
      `The colour of ${ink} or ${surface} cannot be judged: write it as #rrggbb, rgb(r g b) or oklch(l c h), opaque.`
    )
  const found = ratio.toFixed(1)
  return (
    `${ink} 写在 ${surface} 上看不清：对比度 ${found}:1，应不低于 ${leastContrast}:1。请把其中一个改深或改浅。` +
    `${ink} on ${surface} cannot be read: contrast ${found}:1 where ${leastContrast}:1 is needed. Make one of them darker or lighter.`
  )
}
