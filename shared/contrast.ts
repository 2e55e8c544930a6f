/** Whether what is written can be read on what lies under it, worked out from the colours as a theme writes them. */

/** Linear light, each of 0 to 1. */
type Light = readonly [red: number, green: number, blue: number]

/** What is written in which colour on which, anywhere on a screen: each pair has to reach 4.5:1 (WCAG 2.2, 1.4.3). */
const written: Readonly<Record<string, readonly string[]>> = {
  '--ink-strong': ['--surface-paper', '--surface-raised', '--surface-sunk', '--surface-mist', '--sky-top', '--sky-low'],
  '--ink-body': ['--surface-paper', '--surface-raised', '--surface-sunk', '--surface-mist', '--mist', '--water-near'],
  '--ink-quiet': ['--surface-paper', '--surface-raised', '--surface-sunk'],
  '--ink-jade': ['--surface-paper', '--surface-raised', '--surface-jade-soft'],
  '--ink-gold': ['--surface-paper', '--surface-raised', '--surface-gold-soft'],
  '--ink-on-jade': ['--surface-jade', '--surface-jade-pressed'],
  '--ink-on-accent': ['--accent', '--accent-pressed'],
  '--accent': ['--surface-raised', '--surface-paper'],
}

export const leastContrast = 4.5

/** A pair that is too faint, or has a colour in a form that nobody can judge (`ratio` is null). */
export type FaintPair = { ink: string; surface: string; ratio: number | null }

/** The pairs of a whole palette that cannot be read. */
export const faintPairs = (palette: Readonly<Record<string, string>>): FaintPair[] =>
  Object.entries(written)
    .flatMap(([ink, surfaces]) => surfaces.map((surface) => ({ ink, surface })))
    .map(({ ink, surface }) => ({ ink, surface, ratio: contrast(palette[ink] ?? '', palette[surface] ?? '') }))
    .filter(({ ratio }) => ratio === null || ratio < leastContrast)

/** The ratio of WCAG between two opaque colours; null where one is in none of the forms `#rgb`, `#rrggbb`, `rgb()`, `oklch()`. */
export function contrast(one: string, other: string): number | null {
  const [a, b] = [lightOf(one), lightOf(other)]
  if (!a || !b) return null
  const [dark, bright] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const luminance = ([red, green, blue]: Light) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

function lightOf(colour: string): Light | null {
  const text = colour.trim().toLowerCase()
  const hex = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/.exec(text)
  if (hex) return fromHex(hex[2] ?? [...(hex[1] ?? '')].map((digit) => digit + digit).join(''))
  const [, form, inside] = /^(rgb|oklch)\(([\d.\s]+)\)$/.exec(text) ?? []
  const [a, b, c, ...more] = inside?.trim().split(/\s+/).map(Number) ?? []
  if (a === undefined || b === undefined || c === undefined || more.length > 0) return null
  return form === 'rgb' ? [linear(a / 255), linear(b / 255), linear(c / 255)] : fromOklch(a, b, c)
}

const fromHex = (digits: string): Light => {
  const channel = (at: number) => linear(Number.parseInt(digits.slice(at, at + 2), 16) / 255)
  return [channel(0), channel(2), channel(4)]
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const shown = (value: number) => Math.min(1, Math.max(0, value)) // what no screen can show is cut off

/** The matrices of CSS Color 4, from a lightness, a chroma and a hue in degrees. */
function fromOklch(lightness: number, chroma: number, hue: number): Light {
  const turn = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(turn), chroma * Math.sin(turn)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    shown(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}
