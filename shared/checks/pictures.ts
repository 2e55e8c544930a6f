import type { Content } from '../content.ts'
import { isEntry } from '../draft/same.ts'
import { checks, type Remark } from './list.ts'

/** Pictures of an item, as far as a form has got with them. */
function picturesIn(value: unknown): { path: string; picture: Record<string, unknown> }[] {
  const list = isEntry(value) && Array.isArray(value['pictures']) ? (value['pictures'] as unknown[]) : []
  return list.flatMap((picture, i) => (isEntry(picture) ? [{ path: `pictures.${i}`, picture }] : []))
}

const pageShare = 0.66 // of a screen's longer side: what a picture takes on the page of an exhibit
const usualPixels = 1_920
const fewestPixels = Math.round(usualPixels * pageShare)

/** Photographs with fewer pixels than their place on a 1080p panel has. A drawing is sharp at any size. */
export function pictureRemarks(value: unknown, { media }: Pick<Content, 'media'>): Remark[] {
  return picturesIn(value).flatMap(({ path, picture }): Remark[] => {
    const file = typeof picture['media'] === 'string' ? media[picture['media']] : undefined
    if (!file || file.type === 'image/svg+xml' || file.type === 'video/mp4') return []
    const pixels = Math.max(file.width, file.height)
    if (pixels >= fewestPixels) return []
    const { zh, en } = checks['small-picture']
    return [
      {
        ...{ check: 'small-picture', path: `${path}.media`, weight: 'warn' },
        says: {
          zh: `长边 ${pixels} 像素，至少要 ${fewestPixels}。${zh}`,
          en: `${pixels} pixels along its longer side; ${fewestPixels} are needed. ${en}`,
        },
      },
    ]
  })
}

const mapWords = /地图|版图|区位图|行政区划|卫星影像|\bmaps?\b/iu
const approval = /^[\p{Script=Han}A-Z]{1,4}[Ss]?[（([]\d{4}[)）\]]\d{1,6}号$/u

/** Pictures whose words or name say that they are maps, and that have no approval number. */
export function mapRemarks(value: unknown): Remark[] {
  return picturesIn(value).flatMap(({ path, picture }): Remark[] => {
    const words = [picture['media'], ...texts(picture['alt']), ...texts(picture['caption'])].join(' ')
    const number = picture['mapNumber']
    const approved = typeof number === 'string' && approval.test(number.replace(/\s/g, ''))
    if (approved || !mapWords.test(words)) return []
    return [{ check: 'map', path: `${path}.mapNumber`, weight: 'refuse', says: checks.map }]
  })
}

const texts = (words: unknown): unknown[] => (isEntry(words) ? Object.values(words) : [])

/** Whether each of the three categories has an exhibit. */
export function balanceRemarks({ categories, exhibits }: Pick<Content, 'categories' | 'exhibits'>): Remark[] {
  const empty = categories.filter(({ id }) => !exhibits.some(({ category }) => category === id))
  return empty.map(({ name }) => ({
    ...{ check: 'balance', path: '', weight: 'warn' },
    says: { zh: `${checks.balance.zh}（${name.zh}）`, en: `${checks.balance.en} (${name.en})` },
  }))
}
