/** The page of GB/T 9704-2012 in twips (twentieths of a point): 28 characters a line and 22 lines a page, as measured. */

export const page = {
  size: { width: 11_906, height: 16_838 }, // A4
  // 37, 26, 35 and 28 mm; the footer puts the dash of the page number 7 mm below the type area
  margin: { top: 2098, right: 1474, bottom: 1984, left: 1588, header: 851, footer: 1428, gutter: 0 },
} as const

export const textWidth = page.size.width - page.margin.left - page.margin.right

/** 22 lines of exactly this height fill the type area; one of 580 leaves 21. */
export const lineHeight = 579

/** 16 pt are too wide for 28 characters in 156 mm: each gives a quarter of a point away. */
export const bodySize = 32 // half points
export const bodySpacing = -5 // twips
export const characterWidth = 315 // what a character then takes

/** Digits and Latin letters are set at their own width: half a character each, without the spacing. */
export const digitWidth = 160

export const titleSize = 44
export const titleLine = 680 // exact, 34 pt

export const tableSize = 21
export const tableLine = 320

/** Pictures: two and their captions fit a page, the first of which has the attachment's own title. */
export const pictureHeight = 212 // points
