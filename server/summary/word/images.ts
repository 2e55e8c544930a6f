import { AlignmentType, ImageRun, Paragraph } from 'docx'
import sharp from 'sharp'
import { dotsPerInch } from '../charts/drawing.ts'
import { pictureHeight, textWidth } from './measures.ts'

/** A picture as it goes into the file, with the size at which it is printed, in points. */
export type Printed = { type: 'png' | 'jpg'; data: Buffer; width: number; height: number }

const points = textWidth / 20
const perPoint = 96 / 72 // docx measures pictures in the pixels of a screen

/** A picture alone in its line, in the middle, on one page with the caption under it. */
export const imageParagraph = ({ type, data, width, height }: Printed, alt: string, breakBefore = false): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    pageBreakBefore: breakBefore,
    spacing: { before: 60 },
    children: [
      new ImageRun({
        type,
        data,
        transformation: { width: Math.round(width * perPoint), height: Math.round(height * perPoint) },
        altText: { name: alt, description: alt, title: alt },
      }),
    ],
  })

/**
 * A photograph turned the right way up, as large as two on a page can be and as many dots as print can show, without
 * what a camera writes into it. Throws where the file is no picture.
 */
export async function photograph(file: string): Promise<Printed> {
  const room = { width: dots(points), height: dots(pictureHeight) }
  const { data, info } = await sharp(file, { failOn: 'error', limitInputPixels: 200_000_000 })
    .rotate() // as its EXIF says
    .flatten({ background: 'white' })
    .resize({ ...room, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 88 })
    .toBuffer({ resolveWithObject: true })
  const scale = Math.min(points / info.width, pictureHeight / info.height)
  return { type: 'jpg', data, width: info.width * scale, height: info.height * scale }
}

const dots = (length: number): number => Math.round((length * dotsPerInch) / 72)
