import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Content } from '#shared/content.ts'
import type { Summary } from '#shared/summary.ts'
import { summaryDocument, type DocumentOptions } from '../document/build.ts'
import { inThread } from '../work/thread.ts'
import { summaryPage } from './html.ts'
import { writePoster } from './poster.ts'

export type PageInput = { summary: Summary; content: Content } & (
  { kind: 'page'; options: DocumentOptions } | { kind: 'poster'; lang: 'zh' | 'en' }
)

sharp.concurrency(1) // the booth has the other hand

await inThread<PageInput>(async (input, file, progress) => {
  const { summary, content } = input
  progress(10, 'charts')
  if (input.kind === 'poster') await writePoster({ summary, content, lang: input.lang }, file)
  else await writeFile(file, await summaryPage(summaryDocument(summary, content, input.options)))
})
