import { describe, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { reachOn, screenProfile } from '#shared/screen-profile.ts'
import { content as sampleContent } from '../support/fixtures.ts'

const upright = { width: 1_080, height: 1_920 }
const wide = { width: 1_920, height: 1_080 }
const upright4k = { width: 2_160, height: 3_840 }
const wide4k = { width: 3_840, height: 2_160 }

describe('K100 millimetres and the smallest character come from the panel and from where people stand', () => {
  test.each([
    { inches: 21.5, size: wide, mmAPixel: 0.248 },
    { inches: 32, size: wide, mmAPixel: 0.369 },
    { inches: 43, size: upright, mmAPixel: 0.496 },
    { inches: 55, size: wide, mmAPixel: 0.634 },
    { inches: 55, size: wide4k, mmAPixel: 0.317 },
    { inches: 65, size: upright4k, mmAPixel: 0.375 },
  ])('$inches inches at $size.width pixels: $mmAPixel mm each', ({ inches, size, mmAPixel }) => {
    expect(1 / screenProfile({ diagonalInches: inches }, size).mm).toBeCloseTo(mmAPixel, 3)
  })

  test.each([
    { inches: 43, size: upright, distance: 1, least: 24, scale: 1 }, // 5 mm would be 10 px
    { inches: 55, size: wide, distance: 3, least: 24, scale: 1 }, // 15 mm are 23.7 px
    { inches: 65, size: wide4k, distance: 3, least: 40, scale: 1 }, // the scale of a 4K page is large enough
    { inches: 43, size: upright, distance: 3, least: 30.3, scale: 1.26 },
    { inches: 65, size: wide, distance: 4, least: 26.7, scale: 1.11 },
    { inches: 65, size: wide4k, distance: 4, least: 53.4, scale: 1.15 },
    { inches: 43, size: upright, distance: 5, least: 31.2, scale: 1.3 }, // 50 px would not lay out
    { inches: 21.5, size: wide, distance: 3, least: 31.2, scale: 1.3 },
  ])('$inches inches, $size.width pixels, $distance m: $least px', ({ inches, size, distance, least, scale }) => {
    const profile = screenProfile({ diagonalInches: inches, viewingDistance: distance }, size)
    expect(profile.least).toBeCloseTo(least, 1)
    expect(profile.scale).toBeCloseTo(scale, 2)
  })
})

describe('K101 lowered controls stand where a chair reaches, between 700 and 1,200 mm above the floor', () => {
  const barAndTop = (diagonalInches: number, size: typeof wide, mountingHeight: number) => {
    const { mm, low } = screenProfile({ diagonalInches, mountingHeight }, size)
    const glass = size.height / mm
    return {
      bar: Math.round(mountingHeight + low.below * glass),
      top: Math.round(mountingHeight + (1 - low.above) * glass),
    }
  }
  test.each([
    { what: 'a 43-inch column', inches: 43, size: upright, at: 600, bar: 700, top: 1_200 },
    {
      what: 'a 55-inch column near the floor, whose page keeps half of the glass',
      inches: 55,
      size: upright,
      at: 300,
      bar: 700,
      top: 1_309,
    },
    { what: 'a 43-inch desk', inches: 43, size: wide, at: 750, bar: 750, top: 1_200 },
    {
      what: 'a 65-inch wall, whose page keeps two thirds of the glass',
      inches: 65,
      size: wide,
      at: 900,
      bar: 900,
      top: 1_434,
    },
    { what: 'a wall above all reach: the lower edge', inches: 55, size: wide, at: 1_400, bar: 1_400, top: 1_852 },
    {
      what: 'a plinth below all reach: as high as the page allows',
      inches: 21.5,
      size: wide,
      at: 300,
      bar: 391,
      top: 568,
    },
    { what: 'glass on the floor', inches: 43, size: upright, at: 0, bar: 476, top: 952 },
  ])('$what', ({ inches, size, at, bar, top }) => {
    expect(barAndTop(inches, size, at)).toEqual({ bar, top })
  })

  test('what of the reach is on the glass', () => {
    expect(reachOn(600, 952)).toEqual({ from: 700, to: 1_200 })
    expect(reachOn(900, 809)).toEqual({ from: 900, to: 1_200 })
    expect(reachOn(500, 400)).toEqual({ from: 700, to: 900 })
    expect(reachOn(1_200, 500)).toBeNull()
    expect(reachOn(300, 400)).toBeNull()
  })
})

describe('K102 a bundle from before, or a screen that content does not know, looks as it always did', () => {
  test('content without the new fields is read, and nonsense in them is refused', () => {
    const [first, ...others] = sampleContent.screens
    if (!first) throw new Error('The sample has no screen.')
    const { resolution: _, mountingHeight: __, ...before } = first
    const read = (screen: object) => Content.safeParse({ ...sampleContent, screens: [screen, ...others] })
    expect(read(before).data?.screens[0]).toEqual(before)
    for (const wrong of [
      { resolution: { width: 0, height: 1_920 } },
      { resolution: { width: 1_080 } },
      { resolution: { width: 1_080.5, height: 1_920 } },
      { mountingHeight: -1 },
      { mountingHeight: '600' },
    ])
      expect(read({ ...first, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
  })

  test('nothing is made up about how high it hangs', () => {
    expect(screenProfile(undefined, upright)).toMatchObject({ least: 24, scale: 1, low: { above: 0.4, below: 0 } })
    expect(screenProfile({ diagonalInches: 65 }, wide).low).toEqual({ above: 0.24, below: 0 })
  })
})
