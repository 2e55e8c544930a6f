import sharp from 'sharp'
import { dotsPerInch, type Chart } from './drawing.ts'

/** A chart as a PNG that is sharp in print. All text in it is paths, so that no font of the machine is asked for. */
export async function rasterise({ svg }: Chart): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: dotsPerInch })
    .png({ palette: true, colours: 32, effort: 1, dither: 0 }) // flat colours: half the size of a full PNG
    .withMetadata({ density: dotsPerInch })
    .toBuffer()
}
