import type { Content } from '#shared/content.ts'
import { Bundles } from '../../content/bundles.ts'
import { inThread } from '../work/thread.ts'
import { writePictures, type PicturesOptions } from './pictures.ts'

export type PicturesInput = PicturesOptions & { dataDir: string; content: Content }

await inThread<PicturesInput>(async ({ dataDir, content, lang, entered }, file, progress) => {
  progress(10, 'pictures')
  await writePictures(content, await Bundles.open(dataDir), file, { lang, entered })
})
