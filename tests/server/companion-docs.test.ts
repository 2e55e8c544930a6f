import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { refusalSentences } from '#shared/refusals.ts'
import { api } from '../support/api.ts'
import { startBooth } from '../support/booth.ts'
import { makeToken } from '../support/tokens.ts'

const run = promisify(execFile)
const noCurl = spawnSync('curl', ['--version']).error !== undefined
const pages = ['companion.md', 'companion.en.md'] as const
const pageOf = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')

type Block = { kind: string; text: string }
const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({ kind, text }))

/** A booth whose explainer holds control, and a program with their token. */
async function withProgram() {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  const person = await booth.as('explainer')
  const { token } = await makeToken(person, { name: '台口按键', role: 'explainer' })
  await person.post('/api/commands', { type: 'take-control' })
  return { booth, program: api(booth.url, token) }
}

test.each(pages)(
  'A12: every request on %s is accepted, in the order of the page, and the answers are those it shows',
  async (name) => {
    const { booth, program } = await withProgram()
    let sent = 0
    for (const { kind, text } of blocksOf(pageOf(name))) {
      if (kind === 'json') {
        const answer = (await (await program.get('/api/steps')).json()) as { revision: number }
        expect(answer).toEqual(JSON.parse(text))
      }
      if (kind !== 'http') continue
      const [, method, path = '', body = ''] = /^(\w+) (\S+)\n\n([\s\S]+)$/.exec(text) ?? []
      expect(method, text).toBe('POST')
      if (path.startsWith('/api/steps/')) await new Promise((resolve) => setTimeout(resolve, 900)) // else it is the same press
      const before = booth.server.context.booth.current.revision
      const response = await program.post(path, JSON.parse(body))
      expect(response.status, `${text}${await response.text()}`).toBe(200)
      expect(booth.server.context.booth.current.revision, text).toBe(before + 1)
      sent++
    }
    expect(sent).toBeGreaterThan(12)
  },
)

test.skipIf(noCurl).each(pages)('A12: every curl line on %s runs as it is written', async (name) => {
  const { booth, program } = await withProgram()
  await program.post('/api/commands', { type: 'start-tour', tour: 'six-minutes' })
  const lines = blocksOf(pageOf(name)).flatMap(({ kind, text }) => (kind === 'sh' ? text.split('\n') : []))
  const curls = lines.filter((line) => line.startsWith('curl '))
  expect(curls).toHaveLength(3)
  for (const line of curls) {
    const env = { PATH: process.env['PATH'], ZHANTAI: booth.url, TOKEN: program.token, NO_PROXY: '*' }
    const { stdout } = await run('sh', ['-c', line], { env })
    expect(JSON.parse(stdout), line).toEqual(expect.objectContaining({ revision: expect.any(Number) }))
    expect(JSON.parse(stdout), line).not.toHaveProperty('reason')
  }
  expect(booth.server.context.booth.current.mode).toMatchObject({ phase: 'closing' })
})

test('A12: both pages hold the same examples, and name reasons that there are', () => {
  const [zh = [], en = []] = pages.map((name) => blocksOf(pageOf(name)).filter(({ kind }) => kind !== 'text'))
  expect(en).toEqual(zh)
  for (const name of pages) {
    const named = [...pageOf(name).matchAll(/^\| \d{3} +\| `([a-z-]+)`/gm)].map(([, reason]) => reason)
    expect(named.length).toBe(10)
    expect(named.filter((reason) => reason !== 'signed-out' && !(reason! in refusalSentences))).toEqual([])
  }
})
