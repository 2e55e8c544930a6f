import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PendingItem, PublishedBundle } from '#shared/approval/wire.ts'
import type { Content } from '#shared/content.ts'
import type { ExhibitId } from '#shared/ids.ts'
import { approveAll, person, publishDraft, seen, waitingItems } from '../support/approval.ts'
import type { Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { until } from '../support/until.ts'

let booth: TestBooth
let staff: Api, first: Api, second: Api
beforeAll(async () => {
  booth = await startBooth()
  staff = await person(booth.url, booth.admin, 'staff')
  first = await person(booth.url, booth.admin, 'approver')
  second = await person(booth.url, booth.admin, 'approver')
})
afterAll(() => booth.stop())

let edits = 0
const edit = async (change: (draft: Content) => void) => {
  expect(await booth.server.context.content.update(change)).toBeNull()
}
const renameExhibit = (at = 0) => edit((draft) => void (draft.exhibits[at]!.title.zh = `改名第 ${++edits} 次`))
const renameUnit = () => edit((draft) => void (draft.units[0]!.short.zh = `简称${++edits}`))

/** The one item of this kind that waits. */
async function waiting(kind: string, who: Api = first): Promise<PendingItem> {
  const found = (await waitingItems(who)).filter((item) => item.kind === kind)
  expect(found).toHaveLength(1)
  return found[0]!
}
const act = (who: Api, what: 'submit' | 'sign' | 'return', item: PendingItem, comment = '') =>
  who.post(`/api/approval/${what}`, { items: [seen(item)], comment })
const approvedValue = (change: (content: Content) => unknown) => {
  const content = booth.server.context.approvals.composed()
  return content.ok ? change(content.value) : content.error
}

test('A35 what is published at the first start counts as approved as a whole', async () => {
  expect(await waitingItems(staff)).toEqual([])
  const { toPublish } = (await (await staff.get('/api/approval')).json()) as { toPublish: unknown }
  expect(toPublish).toEqual({ bundle: booth.server.context.booth.current.bundle, changed: false, refusal: null })
})

test('A30 A31 an exhibit needs one signature: before it the approved text goes up, after it the new one', async () => {
  const before = booth.server.context.content.current.exhibits[0]!.title.zh
  await renameExhibit()
  const after = booth.server.context.content.current.exhibits[0]!.title.zh
  const item = await waiting('exhibit')
  expect(item).toMatchObject({ state: 'changed', class: 'A', needed: 1, own: false, signatures: [] })
  expect(approvedValue((content) => content.exhibits[0]!.title.zh)).toBe(before)
  expect((await act(first, 'sign', item)).status, 'it was not submitted').toBe(409)
  expect((await act(staff, 'submit', item, '请审')).status).toBe(204)
  expect((await act(staff, 'sign', item)).status, 'staff is no approver').toBe(403)
  const detail = await (await first.get(`/api/approval/item?kind=exhibit&id=${item.id}`)).json()
  expect(detail).toMatchObject({
    state: 'submitted',
    submitted: { comment: '请审' },
    differences: [{ path: ['title', 'zh'], before, after }],
  })
  expect((await act(first, 'sign', item)).status).toBe(204)
  expect(await waitingItems(first)).toEqual([])
  expect(approvedValue((content) => content.exhibits[0]!.title.zh)).toBe(after)
})

test('A31 what heads a county needs two, by different people; one who signs twice counts once, two at once count twice', async () => {
  await renameUnit()
  const item = await waiting('unit')
  expect(item).toMatchObject({ class: 'B', needed: 2 })
  await act(staff, 'submit', item)
  expect((await act(first, 'sign', item)).status).toBe(204)
  expect((await act(first, 'sign', item)).status).toBe(204)
  expect((await waiting('unit')).signatures).toHaveLength(1)
  await renameUnit()
  const again = await waiting('unit')
  await act(staff, 'submit', again)
  const both = await Promise.all([act(first, 'sign', again), act(second, 'sign', again), act(first, 'sign', again)])
  expect(both.filter(({ status }) => status === 204).length).toBeGreaterThanOrEqual(2)
  expect(await waitingItems(first)).toEqual([])
})

test('A32 a change takes the signatures away at once, and what was looked at before it cannot be signed', async () => {
  await renameUnit()
  const item = await waiting('unit')
  await act(staff, 'submit', item)
  await act(first, 'sign', item)
  await renameUnit()
  const moved = await act(second, 'sign', item)
  expect(moved.status).toBe(409)
  expect(await moved.json()).toMatchObject({ reason: 'item-moved', detail: expect.stringMatching(/推荐单位.*Unit/s) })
  expect(await waiting('unit')).toMatchObject({ state: 'changed', signatures: [], submitted: null })
  await approveAll(booth)
})

test('A33 whoever submitted or edited it is never its approver, not even an administrator', async () => {
  await renameExhibit()
  const item = await waiting('exhibit')
  expect((await act(booth.admin, 'submit', item)).status).toBe(204)
  const refused = await act(booth.admin, 'sign', item)
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ reason: 'own-work', detail: expect.stringContaining('由您提交或改过') })
  expect((await waiting('exhibit', booth.admin)).own).toBe(true)
  const { value } = (await (await second.get(`/api/draft/exhibit/${item.id}`)).json()) as {
    value: Content['exhibits'][0]
  }
  const changed = { ...value, no: `${value.no}a` }
  expect((await second.patch(`/api/draft/exhibit/${item.id}`, { base: value, value: changed })).status).toBe(200)
  const edited = await waiting('exhibit')
  await act(staff, 'submit', edited)
  expect((await act(second, 'sign', edited)).status, 'who edited it').toBe(409)
  expect((await act(booth.admin, 'sign', edited)).status, 'who submitted an earlier state of it').toBe(409)
  expect((await act(first, 'sign', edited)).status).toBe(204)
})

test('A34 what is sent back says why, is not signed any more, and may be submitted again', async () => {
  await renameExhibit()
  const item = await waiting('exhibit')
  await act(staff, 'submit', item)
  expect((await act(first, 'return', item)).status, 'without a comment').toBe(400)
  expect((await act(first, 'return', item, '标题有错字')).status).toBe(204)
  expect(await waiting('exhibit')).toMatchObject({ state: 'returned', returned: { comment: '标题有错字' } })
  expect((await act(second, 'sign', item)).status).toBe(409)
  await booth.restart()
  expect(await waiting('exhibit'), 'it is on disk').toMatchObject({ state: 'returned' })
  await act(staff, 'submit', item)
  expect((await act(second, 'sign', item)).status).toBe(204)
})

test('A36 a deletion and another order are approved too; until then both are as they were', async () => {
  const ids = () => approvedValue((content) => content.quiz?.map(({ id }) => id)) as string[]
  const before = ids()
  await edit((draft) => void draft.quiz?.shift())
  const gone = await waiting('quiz')
  expect(gone).toMatchObject({ state: 'deleted', digest: 'gone', id: before[0] })
  expect(ids()).toEqual(before)
  await act(staff, 'submit', gone)
  await act(first, 'sign', gone)
  expect(ids()).toEqual(before.slice(1))
  await edit((draft) => void draft.quiz?.reverse())
  expect(await waiting('order')).toMatchObject({ id: 'quiz', state: 'changed' })
  expect(ids()).toEqual(before.slice(1))
  await approveAll(booth)
  expect(ids()).toEqual(before.slice(1).toReversed())
})

test('D71 a tour whose exhibit is not approved is not published: one sentence names both', async () => {
  const name = 'brand-new' as ExhibitId
  await edit((draft) => {
    draft.exhibits.push({ ...structuredClone(draft.exhibits[0]!), id: name, title: { zh: '新展项', en: 'New One' } })
    draft.tours[0]!.stops[0]!.exhibit = name
  })
  const tour = await waiting('tour')
  await act(staff, 'submit', tour)
  await act(first, 'sign', tour)
  const { bundle } = booth.server.context.booth.current
  const refused = await first.post('/api/content/publish')
  expect(refused.status).toBe(409)
  const { detail } = (await refused.json()) as { detail: string }
  expect(detail).toMatch(/路线“.+”用到展项“新展项”.*没有发布.*tour “.+” names the exhibit “New One”/s)
  expect(booth.server.context.booth.current).toMatchObject({ bundle, nextBundle: null })
  await approveAll(booth)
  expect(approvedValue((content) => content.exhibits.at(-1)?.id)).toBe(name)
})

test('A37 after the freeze only approvers change content; who only submits is told so', async () => {
  expect((await staff.post('/api/approval/freeze', { at: 1 })).status).toBe(403)
  expect((await first.post('/api/approval/freeze', { at: 1 })).status).toBe(204)
  const refused = await staff.post('/api/imports', {})
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ reason: 'content-frozen' })
  expect((await staff.patch('/api/draft/theme/-', { base: null, value: {} })).status).toBe(409)
  expect((await first.post('/api/imports', {})).status).toBe(200)
  await booth.restart()
  expect((await staff.post('/api/imports', {})).status, 'after a restart').toBe(409)
  expect((await first.post('/api/approval/freeze', { at: null })).status).toBe(204)
  expect((await staff.post('/api/imports', {})).status).toBe(200)
})

test('D70 D72 what goes up is in the list and the audit with who and what; an earlier bundle goes up again at one press', async () => {
  const { bundle: before } = booth.server.context.booth.current
  await renameExhibit()
  const published = (await (await publishDraft(booth)).json()) as { bundle: string }
  await until(() => booth.server.context.booth.current.bundle === published.bundle, 'it is shown')
  const list = async () => (await (await staff.get('/api/content/bundles')).json()) as PublishedBundle[]
  expect((await list())[0]).toMatchObject({ bundle: published.bundle, act: 'published', by: 'admin', current: true })
  expect((await list())[0]?.changes).toMatchObject({ added: 1, removed: 1 })
  expect((await staff.post('/api/content/rollback', { bundle: before })).status).toBe(403)
  expect((await first.post('/api/content/rollback', { bundle: '0'.repeat(64) })).status).toBe(404)
  expect((await first.post('/api/content/rollback', { bundle: before })).status).toBe(202)
  await until(() => booth.server.context.booth.current.bundle === before, 'the earlier one is shown')
  expect((await list())[0]).toMatchObject({ bundle: before, act: 'rolled-back', current: true })
  const audit = await booth.server.context.audit.page(20)
  for (const action of ['published', 'rolled-back', 'content-signed', 'content-submitted'])
    expect(audit.map((row) => row.action)).toContain(action)
  expect(audit.find(({ action }) => action === 'published')?.detail).toContain(published.bundle)
  expect(await booth.server.context.audit.firstBroken()).toBeNull()
})

test('D73 a disk that is full in the middle of publishing leaves the old bundle up, and says so', async () => {
  await edit((draft) => void (draft.closed.note.zh += '。'))
  await approveAll(booth)
  const { bundle } = booth.server.context.booth.current
  const { fonts, approvals, bundles, booth: live } = booth.server.context
  const content = approvals.composed()
  if (!content.ok) throw new Error(content.error)
  const made = (await fonts.make(content.value)).fonts
  const name = await bundles.publish(content.value, made)
  const path = join(booth.dataDir, 'bundles', `${name}.json`)
  await rm(path)
  await symlink('/dev/full', `${path}.new`)
  const refused = await first.post('/api/content/publish')
  expect(refused.status).toBe(507)
  expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/磁盘已满，没有发布.*disk is full/s) })
  expect(live.current).toMatchObject({ bundle, nextBundle: null })
})
