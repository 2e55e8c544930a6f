import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Content } from '#shared/content.ts'
import type { Summary } from '#shared/summary.ts'
import { nameOf } from '../callers.ts'
import { WorkError, type WorkFile } from '../summary/work/works.ts'
import { ProblemError, steererOf, type Call, type Parts } from './route.ts'

/** A file made in a thread of its own: what makes it and from what, and how it is sent. */
export type WorkToSend = {
  /** As it stands in the list of work and in the audit, such as `summary.docx`. */
  what: string
  script: URL
  input: unknown
  type: string
  fileName: string
  filter: Record<string, unknown>
  headers?: Record<string, string>
}

/** Makes the file, enters the export in the audit (A1) and sends it. Whoever goes away calls the work off. */
export async function sendWork(parts: Parts, call: Call<undefined, unknown>, work: WorkToSend): Promise<void> {
  const { audit, clock } = parts
  const { caller, response } = call
  const file = await make(parts, call, work)
  try {
    const actor = nameOf(steererOf(caller))
    await audit.append({ at: clock.now(), actor, action: `exported:${work.what}`, detail: work.filter })
    response.set({ 'Content-Type': work.type, 'Cache-Control': 'no-store' })
    response.attachment(work.fileName)
    response.set(work.headers ?? {})
    await pipeline(createReadStream(file.path), response)
  } finally {
    await file.remove()
  }
}

async function make(
  { works, log }: Parts,
  { caller, response }: Call<undefined, unknown>,
  { what, script, input }: WorkToSend,
): Promise<WorkFile> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    return await works.run({ what, by: nameOf(steererOf(caller)), script, input, signal: gone.signal })
  } catch (error) {
    throw workProblem(error, log)
  }
}

function workProblem(error: unknown, log: Parts['log']): unknown {
  if (!(error instanceof WorkError)) return error
  if (error.kind === 'cancelled')
    return new ProblemError(409, '导出已取消。The export was called off.', { reason: 'cancelled' })
  log.error({ error: error.message }, 'a file could not be made')
  return new ProblemError(
    500,
    `文件没有生成（${error.message}），请重试；仍不行请联系技术员。` +
      `The file was not made (${error.message}). Try again; if that does not help, call the technician.`,
  )
}

/** The published content, without which no file has names. */
export async function publishedContent({ bundles, booth }: Parts): Promise<Content> {
  const content = await bundles.load(booth.current.bundle)
  if (!content) throw new ProblemError(503, '已发布的内容无法读取。The published content cannot be read.')
  return content
}

/** `桂林展区工作总结_20230520-20230521.docx` */
export function summaryFileName({ event }: Content, { window: { days } }: Summary, rest: string): string {
  const [what = '', extension = ''] = rest.split('.')
  const [first, last] = [days[0], days.at(-1)].map((day) => day?.replaceAll('-', ''))
  const when = !first ? '' : first === last ? `_${first}` : `_${first}-${last}`
  return `${event.booth.zh}${what}${when}.${extension}`
}
