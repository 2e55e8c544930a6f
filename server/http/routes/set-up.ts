import { ExhibitId } from '#shared/ids.ts'
import { findExhibit } from '#shared/lookup.ts'
import { NewSetUpMark, ReadLabel, SetUpBoard, SetUpLine } from '#shared/set-up.ts'
import { readCode } from '../../content/read-code.ts'
import { readBody } from '../../counts/read-body.ts'
import { labelSvg } from '../../set-up/label.ts'
import type { SetUpRefusal } from '../../set-up/set-up.ts'
import { personOf, ProblemError, route, type Route } from '../route.ts'
import { publishedContent } from '../send-work.ts'
import { recorders, recordReaders } from './tours.ts'

const mostBytes = 30_000_000

/** 布展: which exhibits are there, who received them, and how they do on the open days. */
export const setUpRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/set-up',
    who: recordReaders,
    summary: 'The set-up board: every exhibit in the official order, the deadline, and when the fair ends.',
    answer: SetUpBoard,
    handle: async (parts) => parts.setUp.board(await publishedContent(parts)),
  }),
  route({
    method: 'post',
    path: '/api/set-up',
    who: recorders,
    summary: 'Marks an exhibit. Sent again, it answers with the line as it stands. Early withdrawal needs an approver.',
    body: NewSetUpMark,
    answer: SetUpLine,
    handle: async (parts, { body, caller }) => {
      const { name, role } = personOf(caller)
      const marked = await parts.setUp.mark(body, { name, role }, await publishedContent(parts))
      if (!marked.ok) throw refusedBy(marked.error)
      return marked.value
    },
  }),
  route({
    method: 'get',
    path: '/api/set-up/labels/:exhibit',
    who: recordReaders,
    summary: 'The code on the label of an exhibit, to print.',
    answer: 'image/svg+xml',
    handle: async (parts, { params, response }) => {
      const id = ExhibitId.safeParse(params['exhibit'])
      if (!id.success || !findExhibit(await publishedContent(parts), id.data)) throw refusedBy('unknown-exhibit')
      response.type('image/svg+xml').set('Cache-Control', 'private, max-age=3600')
      response.send(await labelSvg(id.data))
    },
  }),
  route({
    method: 'post',
    path: '/api/set-up/photo',
    who: recorders,
    summary: 'Reads the label in a photograph: its bytes are the body. Nothing of the photograph is kept.',
    answer: ReadLabel,
    handle: async (parts, { request }) => {
      const bytes = await readBody(request, mostBytes)
      const code = bytes && (await readCode(bytes).catch(() => null)) // whatever is no picture has no code in it
      if (!code) {
        throw new ProblemError(
          400,
          '照片里没有读到标签上的二维码，请靠近一些、拍正再试，或输入编号。No label was read in this picture: go closer and hold it straight, or type the number.',
          { reason: 'invalid' },
        )
      }
      const { exhibits } = await publishedContent(parts)
      return { says: code.says, exhibit: exhibits.find(({ id }) => id === code.says.trim())?.id ?? null }
    },
  }),
]

function refusedBy(refusal: SetUpRefusal): ProblemError {
  switch (refusal) {
    case 'unknown-exhibit':
      return new ProblemError(404, '没有这个展项。There is no such exhibit.')
    case 'not-in-place':
      return new ProblemError(409, '展品还没有就位，请先标为“就位”。The exhibit is not in place: mark it so first.')
    case 'not-asked':
      return new ProblemError(
        409,
        '还没有人申请离展，请先由工作人员申请。Nobody has asked for it to leave: somebody has to ask first.',
      )
    case 'needs-approver':
      return new ProblemError(
        409,
        '闭幕前离展须经审核人同意，请先申请。Before the fair ends an approver has to agree: ask first.',
      )
    case 'own-request':
      return new ProblemError(
        409,
        '自己申请的离展要由另一位审核人同意。Whoever asked may not agree: another approver has to.',
      )
  }
}
