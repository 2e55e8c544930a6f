/** A piece of a script; figures are set in bold, so that the eye finds them while the mouth is speaking (T5). */
export type Piece = { text: string; figure: boolean }

const number = '\\d+(?:[.,，]\\d+)*(?:\\s?[—–-]\\s?\\d+(?:[.,]\\d+)*)?'
const unit =
  '平方米|平方公里|立方米|公里|千米|厘米|毫米|千克|公斤|克|吨|亩|公顷|万|亿|次|项|个|名|家|道|份|台|块|站|度|倍|秒|分钟|小时|年|天|米|元|轴|类|条|款|种|％'
const figures = new RegExp(
  `${number}\\s?(?:%|°C|℃|°|(?:${unit})+|(?:km|cm|mm|kg|m²|m|s|h|t)\\b|per cent\\b|times\\b)?`,
  'gu',
)

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(figures)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), figure: false })
    pieces.push({ text: match[0], figure: true })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), figure: false })
  return pieces
}
