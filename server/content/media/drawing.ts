import type { MediaRefusal } from './refusals.ts'

const foreign = /<(?:[\w-]+:)?(?:script|foreignObject|iframe|object|embed|audio|video|handler|listener|a)[\s/>]/iu
const doctype = /<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)/iu // entities spell what no search finds
const otherEncoding = /<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/iu
const handler = /\son[a-z]+\s*=/iu
const sheetFromOutside = /@import|@font-face|\\/u // a backslash in a style sheet hides what it spells
const sheet = /<style[^>]*>([^]*?)<\/style>|\bstyle\s*=\s*(["'])([^]*?)\2/giu
const link = /(?:\b(?:xlink:)?href|\bsrc)\s*=\s*(["'])([^]*?)\1/giu
const paint = /url\(\s*["']?(.*?)["']?\s*\)/giu
const moves = /<(?:[\w-]+:)?(?:animate\w*|set)[\s/>]|@keyframes|\banimation(?:-name)?\s*:/iu
const writing = /<(?:[\w-]+:)?(?:text|tspan|textPath|flowRoot)[\s/>]/iu
const inside = (target: string) =>
  target.trim().startsWith('#') || /^\s*data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=\s]*$/.test(target)

/** Why an SVG may not be shown (D32). It is refused rather than cleaned: what a cleaner forgets would be on every screen. */
export function drawingRefusal(svg: string): MediaRefusal | null {
  const plain = unescaped(svg)
  const sheets = [...plain.matchAll(sheet)].map(([, element, , attribute]) => element ?? attribute ?? '')
  const targets = [
    ...[...plain.matchAll(link)].map(([, , target = '']) => target),
    ...[...plain.matchAll(paint)].map(([, target = '']) => target),
  ]
  const outside = [foreign, doctype, otherEncoding, handler].some((sign) => sign.test(plain))
  if (outside || sheets.some((text) => sheetFromOutside.test(text)) || !targets.every(inside)) return 'unsafe-drawing'
  if (moves.test(plain)) return 'animated'
  return writing.test(plain) ? 'text-in-drawing' : null
}

/** Character references as what they stand for. */
const unescaped = (svg: string) =>
  svg.replace(/&#(?:x([0-9a-f]+)|(\d+));?/giu, (_, hex: string | undefined, decimal: string | undefined) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
