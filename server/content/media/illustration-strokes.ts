/** The few strokes that every drawing is made of, as pieces of SVG. */

/** A filled path. */
export const shape = (d: string, fill: string, opacity = 1) =>
  `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`
/** A stroke with round ends. */
export const line = (d: string, stroke: string, thick = 12, opacity = 1) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${thick}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`
/** A filled circle. */
export const disc = (x: number, y: number, r: number, fill: string, opacity = 1) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`
/** A rectangle with round corners. */
export const box = (x: number, y: number, w: number, h: number, fill: string, round = 18) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${round}" fill="${fill}"/>`
/** Something drawn around the origin, moved, turned and sized. */
export const placed = (x: number, y: number, turn: number, scale: number, inner: string) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${inner}</g>`
/** The same a few times, side by side. */
export const times = (count: number, draw: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('')

/** A leaf that grows upwards from where it is placed, with its midrib. */
export const leaf = (fill: string, rib: string) =>
  shape('M0 0C-70 -60 -76 -170 0 -260C76 -170 70 -60 0 0Z', fill) + line('M0 -6V-214', rib, 5, 0.55)

/** A round thing with light from the left above. */
export const ball = (x: number, y: number, r: number, fill: string, light: string) =>
  disc(x, y, r, fill) +
  `<ellipse cx="${x - r * 0.32}" cy="${y - r * 0.36}" rx="${r * 0.34}" ry="${r * 0.24}" fill="${light}" opacity="0.5"/>`
