/** The code on the label of an exhibit: its id and nothing else, so that a scanner types what the board searches for. */
export async function labelSvg(exhibit: string): Promise<string> {
  const { default: QrCode } = await import('qrcode') // loaded when labels are printed: most starts never need it
  return QrCode.toString(exhibit, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 })
}
