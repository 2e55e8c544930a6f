import { create } from 'qrcode/lib/core/qrcode.js'
import { quietZone } from '#shared/qr-fit.ts'

/** A code as one path, one unit a module, the quiet zone included in `size`. Level M: H would only make the grid finer. */
export function qrMatrix(text: string): { size: number; modules: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`
    }
  }
  return { size: modules.size + 2 * quietZone, modules: modules.size, path }
}
