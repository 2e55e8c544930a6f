import { z } from 'zod'
import { PublishedBundle } from '#shared/approval/wire.ts'
import { BundleHash } from '#shared/ids.ts'
import { refusalSentences } from '#shared/refusals.ts'
import type { Result } from '#shared/result.ts'
import type { Role } from '#shared/rights.ts'
import type { PublishRefusal } from '../../approval/publisher.ts'
import { personOf, ProblemError, route, type Route } from '../route.ts'

const approvers: readonly Role[] = ['administrator', 'approver']
const Published = z.object({ bundle: BundleHash })

/** What goes up: the approved content, or an earlier bundle again. */
export const bundleRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/content/bundles',
    who: [...approvers, 'staff'],
    summary: 'Every bundle that went up, the latest first: when, by whom, what it changed, its size.',
    answer: z.array(PublishedBundle),
    handle: ({ publisher }) => publisher.list(),
  }),
  route({
    method: 'post',
    path: '/api/content/publish',
    who: approvers,
    summary: 'Makes an immutable bundle of what is approved; every kiosk prepares it, then all show it in one frame.',
    answer: Published,
    status: 202,
    handle: async ({ content, publisher }, { caller }) => {
      const { problem } = content
      if (problem) {
        throw new ProblemError(409, `${problem.file}: ${problem.path} ${problem.detail}`, { reason: 'content-broken' })
      }
      return { bundle: valueOf(await publisher.publish(personOf(caller).name)) }
    },
  }),
  route({
    method: 'post',
    path: '/api/content/rollback',
    who: approvers,
    summary: 'Puts an earlier bundle up again, as publishing does. What is approved stays approved.',
    body: z.strictObject({ bundle: BundleHash }),
    answer: Published,
    status: 202,
    handle: async ({ publisher }, { body, caller }) => ({
      bundle: valueOf(await publisher.rollBack(body.bundle, personOf(caller).name)),
    }),
  }),
]

function valueOf(done: Result<BundleHash, PublishRefusal>): BundleHash {
  if (done.ok) return done.value
  const { error } = done
  switch (error.why) {
    case 'content-broken':
      throw new ProblemError(409, error.detail, { reason: 'content-broken' })
    case 'disk-full':
      throw new ProblemError(507, error.detail, { reason: 'disk-full' })
    case 'unknown-bundle':
      throw new ProblemError(404, '没有这个内容包。There is no such bundle.', { reason: 'unknown-bundle' })
    case 'booth': {
      const { zh, en } = refusalSentences[error.refusal]
      throw new ProblemError(409, `${zh} ${en}`, { reason: error.refusal })
    }
  }
}
