import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { ContentStatus } from '#shared/api.ts'
import { Content } from '#shared/content.ts'
import { BundleHash, Sha256 } from '#shared/ids.ts'
import { languagesOf, missingTexts } from '#shared/languages.ts'
import { filesOf } from '#shared/media-files.ts'
import { ProblemError, route, type Parts, type Route } from '../route.ts'

const forever = 'private, max-age=31536000, immutable' // a name that is a hash can be kept for good

/** Published content and its media, addressed by hash; the draft's state. */
export const contentRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/content',
    who: 'any-session',
    summary: 'The published bundle’s content. The ETag is its hash.',
    answer: Content,
    handle: async (parts, { request, response }) => {
      const hash = parts.booth.current.bundle
      response.set({ ETag: `"${hash}"`, 'Cache-Control': 'private, no-cache' })
      if (request.fresh) response.status(304).end()
      else response.type('json').send(await bundleJson(parts, hash))
    },
  }),
  route({
    method: 'get',
    path: '/api/content/status',
    who: 'any-account',
    summary: 'Whether the draft differs from what is published, and what is wrong with it.',
    answer: ContentStatus,
    handle: async ({ booth, content, bundles }) => {
      const { bundle } = booth.current
      const draft = await bundles.nameOf(content.current, bundle)
      return {
        published: bundle,
        draft,
        changed: draft !== bundle,
        problem: content.problem,
        languages: languageStatus(content.current),
      } satisfies ContentStatus
    },
  }),
  route({
    method: 'get',
    path: '/api/content/:bundle',
    who: 'any-session',
    summary: 'The content of one bundle, for a kiosk that prepares it.',
    answer: Content,
    handle: async (parts, { params, response }) => {
      const json = await bundleJson(parts, params['bundle'])
      response
        .set({ ETag: `"${params['bundle']}"`, 'Cache-Control': forever })
        .type('json')
        .send(json)
    },
  }),
  route({
    method: 'get',
    path: '/media/:hash',
    who: 'any-session',
    summary: 'A media file by the SHA-256 of its bytes. Byte ranges are served.',
    answer: 'application/octet-stream',
    handle: async (parts, { params, request, response }) => {
      const hash = Sha256.safeParse(params['hash'])
      const type = hash.success ? await mediaType(parts, hash.data) : null
      if (!hash.success || !type) throw new ProblemError(404, `There is no media file ${params['hash']}.`)
      const path = parts.bundles.mediaPath(hash.data)
      const { size } = await stat(path)
      response.set({ 'Content-Type': type, 'Cache-Control': forever, ETag: `"${hash.data}"`, 'Accept-Ranges': 'bytes' })
      const range = rangeOf(request.range(size))
      if (range === 'unsatisfiable') {
        response.set('Content-Range', `bytes */${size}`)
        throw new ProblemError(416, `The file has ${size} bytes.`)
      }
      const { start, end } = range ?? { start: 0, end: size - 1 }
      if (range) response.status(206).set('Content-Range', `bytes ${start}-${end}/${size}`)
      response.set('Content-Length', String(end - start + 1))
      await pipeline(createReadStream(path, { start, end }), response)
    },
  }),
]

const listed = 100 // a person reads no more at once

function languageStatus(content: Content): ContentStatus['languages'] {
  const missing = missingTexts(content)
  return {
    offered: languagesOf(content),
    drafts: content.drafts ?? [],
    missing: missing.slice(0, listed),
    missingCount: missing.length,
  }
}

async function bundleJson({ bundles }: Parts, name: string | undefined): Promise<string> {
  const hash = BundleHash.safeParse(name)
  const json = hash.success ? await bundles.json(hash.data) : null
  if (json === null) throw new ProblemError(404, `There is no bundle ${name}.`, { reason: 'unknown-bundle' })
  return json
}

/** Only media that some content names is served, and with the type that content gives it. */
async function mediaType({ bundles, booth, content }: Parts, hash: string): Promise<string | null> {
  const { bundle, nextBundle } = booth.current
  const contents = [await bundles.load(bundle), nextBundle && (await bundles.load(nextBundle)), content.current]
  for (const known of contents) {
    if (!known) continue
    const file = filesOf(known).find((media) => media.hash === hash)
    if (file) return file.type
    if (known.fonts?.some((font) => font.hash === hash)) return 'font/sfnt'
  }
  return null
}

type ExpressRange = ReturnType<import('express').Request['range']>

/** One range, or null for the whole file (also for several ranges at once, which nobody here asks for). */
function rangeOf(ranges: ExpressRange): { start: number; end: number } | 'unsatisfiable' | null {
  if (ranges === -1) return 'unsatisfiable'
  if (ranges === undefined || ranges === -2 || ranges.length !== 1) return null
  return ranges[0] ?? null
}
