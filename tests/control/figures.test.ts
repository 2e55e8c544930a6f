import { expect, test } from 'vitest'
import { piecesOf } from '../../control/tour/figures.ts'

const figuresOf = (text: string) => piecesOf(text).flatMap((piece) => (piece.figure ? [piece.text] : []))

test.each([
  ['展区 84 平方米，汇集全市 17 个县', ['84 平方米', '17 个']],
  ['相邻照片有 70% 重叠，约 3 厘米', ['70%', '3 厘米']],
  ['只剩 0.1 度的晃动，每秒 1,000 次', ['0.1 度', '1,000 次']],
  ['2.5—3 万亩', ['2.5—3 万亩']],
  ['only a tenth; 300 times as sweet, 70 per cent', ['300 times', '70 per cent']],
  ['没有数字', []],
])('T5 “%s” has these figures', (text, figures) => expect(figuresOf(text)).toEqual(figures))

test('T5 no character of the script is lost or doubled', () => {
  const text = '共 28 项，其中 9 项已答复，甜度约是蔗糖的 300 倍。'
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
