import type { Content } from '#shared/content.ts'
import { Bundles } from '../../content/bundles.ts'
import { inThread } from '../work/thread.ts'
import { writePictures } from './pictures.ts'

export type PicturesInput = { dataDir: string; content: Content; lang: 'zh' | 'en' }

await inThread<PicturesInput>(async ({ dataDir, content, lang }, file, progress) => {
  progress(10, 'pictures')
  await writePictures(content, await Bundles.open(dataDir), file, lang)
})
