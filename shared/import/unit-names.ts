import type { Unit } from '../content.ts'
import type { UnitCode } from '../ids.ts'
import { keyOf } from './clean.ts'

/** Finds a unit by any of its names: whole, short, English, pinyin or code, with or without 县 or 区. Null when none or several. */
export type FindUnit = (text: string) => UnitCode | null

const kinds = /(?:各族自治县|[\p{Script=Han}]{0,3}族自治县|自治县|县|区|市)$/u
const several = /[（(、/，,]/u // two units in one cell
const marks = /\p{M}/gu

/** Every name of every unit, made once for an import. `city` is what staff write before a unit's name. */
export function unitNames(units: readonly Unit[], city: string): FindUnit {
  const named = new Map<string, UnitCode | null>()
  const add = (name: string, code: UnitCode) => {
    const key = keyOf(name)
    if (key === '') return
    const other = named.get(key)
    named.set(key, other === undefined || other === code ? code : null) // one name of two units names neither
  }
  for (const unit of units) for (const name of namesOf(unit)) add(name, unit.code)
  return (text) => {
    const plain = withoutTones(text)
    for (const name of [plain, bare(plain), withoutCity(plain, city), bare(withoutCity(plain, city))]) {
      const found = named.get(keyOf(name))
      if (found) return found
    }
    return several.test(plain) ? null : endingWith(keyOf(plain), named)
  }
}

/** 广西桂林市七星区 is 七星区, whatever the booth's own region is called. */
function endingWith(key: string, named: ReadonlyMap<string, UnitCode | null>): UnitCode | null {
  const ends = [...named].filter(([name]) => name.length >= 3 && key.endsWith(name))
  return ends.toSorted(([a], [b]) => b.length - a.length)[0]?.[1] ?? null
}

function namesOf({ code, name, short, pinyin }: Unit): string[] {
  const reading = withoutTones(pinyin)
  const words = reading.split(/\s+/)
  return [
    code,
    name.zh,
    bare(name.zh),
    short.zh,
    bare(short.zh),
    name.en,
    short.en,
    reading,
    words.slice(0, -1).join(''),
  ]
}

const withoutTones = (text: string): string => text.normalize('NFD').replace(marks, '')

/** 恭城瑶族自治县 → 恭城; a name of two characters or fewer that would be left with one stays whole. */
function bare(name: string): string {
  const shorter = name.trim().replace(kinds, '')
  return shorter.length >= 2 ? shorter : name
}

const withoutCity = (text: string, city: string): string =>
  text
    .trim()
    .replace(new RegExp(`^${city}市?(?=.)`, 'u'), '')
    .replace(/^[市](?=.)/u, '')
