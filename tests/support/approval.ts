import type { ApprovalList, SeenItem } from '#shared/approval/wire.ts'
import type { Role } from '#shared/rights.ts'
import { api, type Api } from './api.ts'

const pin = '135790'

/** Everything of the draft that waits, as somebody with a right to look sees it. */
export const waitingItems = async (who: Api): Promise<ApprovalList['items']> =>
  ((await (await who.get('/api/approval')).json()) as ApprovalList).items

export const seen = ({ kind, id, digest }: SeenItem): SeenItem => ({ kind, id, digest })

/** A new account of this role, signed in. */
export async function person(url: string, admin: Api, role: Role): Promise<Api> {
  const name = `${role} ${crypto.randomUUID().slice(0, 6)}`
  const made = await admin.post('/api/accounts', { name, role, pin })
  if (!made.ok) throw new Error(await made.text())
  return api(url).signIn(name, pin)
}

async function done(response: Response): Promise<void> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
}

type People = { staff: Api; approvers: [Api, Api] }
const people = new WeakMap<Api, Promise<People>>()

/** One who submits and two who sign, made once for each administrator. */
function peopleOf(url: string, admin: Api): Promise<People> {
  const known = people.get(admin)
  if (known) return known
  const made = Promise.all([
    person(url, admin, 'staff'),
    person(url, admin, 'approver'),
    person(url, admin, 'approver'),
  ]).then(([staff, ...approvers]) => ({ staff, approvers }))
  people.set(admin, made)
  return made
}

/** Staff submits all that was changed, and two approvers sign it. */
export async function approveAll({ url, admin }: { url: string; admin: Api }): Promise<void> {
  const items = (await waitingItems(admin)).map(seen)
  if (items.length === 0) return
  const { staff, approvers } = await peopleOf(url, admin)
  await done(await staff.post('/api/approval/submit', { items }))
  await done(await approvers[0].post('/api/approval/sign', { items }))
  const left = (await waitingItems(admin)).map(seen) // what needs one signature is done; so is the order of its list
  if (left.length > 0) await done(await approvers[1].post('/api/approval/sign', { items: left }))
}

/** The draft as it is: submitted, signed and asked to go up. */
export async function publishDraft(booth: { url: string; admin: Api }): Promise<Response> {
  await approveAll(booth)
  return booth.admin.post('/api/content/publish', {})
}
