import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { DeskEntry, NewDeskEntry, NewPicture, type DeskBody } from '#shared/hand-counts.ts'
import { DeskId, Sha256 } from '#shared/ids.ts'
import { mediaRefusals, type MediaRefusal } from '../../content/media/refusals.ts'
import type { DeskRefusal } from '../../counts/desk.ts'
import { readBody } from '../../counts/read-body.ts'
import { keepPicture, pictureFiles } from '../../storage/picture-files.ts'
import { zonedText } from '../../zoned-time.ts'
import { personOf, ProblemError, route, type Parts, type Route } from '../route.ts'
import { recorders, recordReaders } from './tours.ts'

const mostBytes = 80_000_000

/** What people at the booth enter by hand: counts, media reports, incidents and pictures. */
export const deskRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/desk',
    who: recordReaders,
    summary: 'What was entered by hand on a day, newest first, today without `day`; media reports of all days.',
    query: z.object({ day: z.iso.date().optional() }),
    answer: z.array(DeskEntry),
    handle: ({ desk, clock, env }, { query }) =>
      desk.day(query.day ?? zonedText(clock.now(), env.timeZone).slice(0, 10)),
  }),
  route({
    method: 'post',
    path: '/api/desk',
    who: recorders,
    summary: 'Enters a count, a media report or an incident. Sent again, it answers with the line that there is.',
    body: NewDeskEntry,
    answer: DeskEntry,
    handle: (parts, { body: { id, at, body }, caller }) => enter(parts, { id, at, body }, personOf(caller).name),
  }),
  route({
    method: 'delete',
    path: '/api/desk/:id',
    who: recorders,
    summary: 'Takes a line back. The store keeps it, with who did it.',
    status: 204,
    handle: async ({ desk }, { params, caller }) => {
      const removed = await desk.remove(idOf(params['id']), personOf(caller).name)
      if (!removed.ok) throw refusedBy(removed.error)
      if (!removed.value) throw unknown()
    },
  }),
  route({
    method: 'post',
    path: '/api/desk/:id/resolve',
    who: recorders,
    summary: 'An incident is over.',
    body: z.strictObject({}),
    answer: DeskEntry,
    handle: async ({ desk }, { params }) => {
      const resolved = await desk.resolve(idOf(params['id']))
      if (!resolved) throw unknown()
      return resolved
    },
  }),
  route({
    method: 'post',
    path: '/api/desk/pictures',
    who: recorders,
    summary: 'Takes a picture: its bytes are the body; when, where and what are in the query.',
    query: NewPicture,
    answer: DeskEntry,
    handle: async (parts, { query: { id, at, place, what }, request, caller }) => {
      const bytes = await readBody(request, mostBytes)
      const kept = bytes ? await keepPicture(parts.env.dataDir, bytes).catch(explainDisk) : null
      if (!kept?.ok) throw noPicture(kept ? kept.error : 'too-large')
      const body = { kind: 'picture', place, what, hash: kept.value } as const
      return enter(parts, { id, at, body }, personOf(caller).name)
    },
  }),
  route({
    method: 'get',
    path: '/api/desk/pictures/:hash',
    who: recordReaders,
    summary: 'The small copy of a picture.',
    answer: 'image/webp',
    handle: async ({ env }, { params, response }) => {
      const hash = Sha256.safeParse(params['hash'])
      const { preview } = pictureFiles(env.dataDir, hash.data ?? '')
      if (!hash.success || !(await stat(preview).catch(() => null))) throw unknown()
      response.type('image/webp').set('Cache-Control', 'private, max-age=31536000, immutable')
      await pipeline(createReadStream(preview), response)
    },
  }),
]

async function enter(
  { desk, booth }: Parts,
  line: { id: DeskId; at: number; body: DeskBody },
  by: string,
): Promise<DeskEntry> {
  const entered = await desk.add({ ...line, by, rehearsal: booth.current.rehearsal })
  if (!entered.ok) throw refusedBy(entered.error)
  return entered.value
}

function idOf(text: string | undefined): DeskId {
  const id = DeskId.safeParse(text)
  if (id.success) return id.data
  throw unknown()
}

const unknown = () => new ProblemError(404, '没有这条登记。There is no such entry.')

const noPicture = (why: MediaRefusal) =>
  new ProblemError(400, `${mediaRefusals[why].zh}${mediaRefusals[why].en}`, { reason: 'invalid' })

function refusedBy(refusal: DeskRefusal): ProblemError {
  switch (refusal) {
    case 'below-nought':
      return new ProblemError(
        409,
        '当天的数已经是零，不能再减。The count of that day is nought already: nothing can be taken off.',
      )
    case 'ahead':
      return new ProblemError(
        400,
        '时间在将来，请核对平板的时钟。This time is in the future: check the clock of the tablet.',
      )
  }
}

function explainDisk(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
    throw new ProblemError(507, '磁盘已满，照片没有收下，请腾出空间再试。The disk is full: the picture was not taken.')
  }
  throw error
}
