import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Fonts } from './fonts.ts'
import { songlike } from './text.ts'

const pageSize = 28 // 4号
const oneCharacter = 280

/** — 1 — in 4号 half-width digits of 宋体: on odd pages to the right, on even ones to the left, one character in. */
export function footers({ page }: Fonts) {
  const footer = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          indent: { [alignment]: oneCharacter },
          children: [
            new TextRun({
              children: ['— ', PageNumber.CURRENT, ' —'],
              font: songlike(page),
              size: pageSize,
            }),
          ],
        }),
      ],
    })
  return { default: footer('right'), even: footer('left') }
}
