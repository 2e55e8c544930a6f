import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Content } from '#shared/content.ts'
import type { Summary } from '#shared/summary.ts'
import { summaryDocument, type DocumentOptions } from '../document/build.ts'
import { inThread } from '../work/thread.ts'
import type { FontFamily } from './fonts.ts'
import { writeWord } from './write.ts'

export type WordInput = { summary: Summary; content: Content; options: DocumentOptions; fonts: FontFamily }

sharp.concurrency(1) // the booth has the other hand

await inThread<WordInput>(async ({ summary, content, options, fonts }, file, progress) => {
  progress(5, 'figures')
  const paper = summaryDocument(summary, content, options)
  await writeFile(file, await writeWord(paper, { fonts, progress }))
})
