import type { Response } from 'express'
import type { Words } from '#shared/words.ts'
import type { Context } from '../context.ts'
import { html, type Html } from './html.ts'

/** A page as a visitor's phone gets it: a few kilobytes, no script, nothing from anywhere else. */
type PhonePage = {
  status?: number
  title: Words
  body: Html
}

/** Sends a page in the house's look, under the name of the booth. Nothing of it is kept by the phone. */
export async function sendPage(
  response: Response,
  context: Pick<Context, 'booth' | 'bundles' | 'env'>,
  page: PhonePage,
): Promise<void> {
  const { title, body, status = 200 } = page
  const booth = (await context.bundles.load(context.booth.current.bundle))?.event.booth
  const sheet = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title.zh} ${title.en}</title>
        <link rel="stylesheet" href="${pathOf(context)}/phone.css" />
      </head>
      <body>
        <main>
          ${booth ? html`<p class="booth">${booth.zh} <span lang="en">${booth.en}</span></p>` : null}
          <h1>${title.zh} <span lang="en">${title.en}</span></h1>
          ${body}
        </main>
      </body>
    </html>`
  response.status(status).set('Cache-Control', 'no-store').type('html').send(sheet.text)
}

/** A proxy may serve the pages under a path of its own, which it takes off before it asks here. */
const pathOf = ({ env }: Pick<Context, 'env'>): string =>
  new URL(env.publicUrl ?? 'http://localhost').pathname.replace(/\/$/, '')

/** A text in both languages, Chinese first. */
export const both = ({ zh, en }: Words): Html =>
  html`<p>${zh}</p>
    <p lang="en">${en}</p>`
