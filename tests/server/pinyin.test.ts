import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BundleHash } from '#shared/ids.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { canonicalJson } from '../../server/content/canonical-json.ts'
import { readingsOf, withPinyin } from '../../server/content/pinyin.ts'
import { addSampleMedia } from '../../server/content/sample.ts'
import { sampleContent } from '../support/fixtures.ts'

describe('D10 a title is read as its phrase asks', () => {
  const right = (title: string) =>
    readingsOf(title)
      .split(' ')
      .map((syllable) => syllable.split('/')[0])
      .join(' ')

  test.each([
    ['重庆', 'chong qing'],
    ['重要', 'zhong yao'],
    ['银行', 'yin hang'],
    ['行走', 'xing zou'],
    ['长寿', 'chang shou'],
    ['校长', 'xiao zhang'],
    ['乐业', 'le ye'],
    ['音乐', 'yin yue'],
    ['绿色', 'lv se'],
    ['新能源5G与AI（2024）', 'xin neng yuan 5 g yu ai 2024'],
  ])('%s is %s', (title, syllables) => expect(right(title)).toBe(syllables))

  test('other readings of a character are accepted after the right one, and ü as v or as u', () => {
    expect(readingsOf('重庆').split(' ')[0]).toBe('chong/zhong')
    expect(readingsOf('乐业').split(' ')[0]?.split('/')).toEqual(expect.arrayContaining(['le', 'yue']))
    expect(readingsOf('女').split('/')).toEqual(expect.arrayContaining(['nv', 'nu']))
  })

  test('the units of the sample are read as its editors wrote them', () => {
    const { units } = sampleContent()
    const letters = (text: string) =>
      text
        .normalize('NFD')
        .replace(/[^a-z]/gi, '')
        .toLowerCase()
    for (const { name, pinyin } of units) expect(letters(right(name.zh)), name.zh).toBe(letters(pinyin))
  })
})

describe('D10 the pinyin travels in the bundle', () => {
  let folder = ''
  let bundles: Bundles
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhantai-pinyin-'))
    bundles = await Bundles.open(folder)
    await addSampleMedia(sampleContent(), bundles)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('it is part of what the hash names, the same each time, and whatever the draft says is replaced', async () => {
    const hash = await bundles.publish(sampleContent())
    expect(await bundles.nameOf(sampleContent())).toBe(hash)
    expect(await bundles.nameOf({ ...sampleContent(), pinyin: { 罗汉果: 'nonsense' } })).toBe(hash)
    const published = await (await Bundles.open(folder)).load(hash)
    expect(published?.pinyin?.['罗汉果精深加工与品质控制']).toMatch(/^luo han guo /)
    expect(published && (await bundles.nameOf(published))).toBe(hash)
  })

  test('every exhibit, unit and category has its reading', () => {
    const content = withPinyin(sampleContent())
    const titles = [
      ...content.exhibits.map(({ title }) => title.zh),
      ...[...content.units, ...content.categories].map(({ name }) => name.zh),
    ]
    for (const title of titles) expect(content.pinyin?.[title], title).toMatch(/^[a-z0-9]/)
  })

  test('a bundle from before, without pinyin, is loaded as it is', async () => {
    const json = canonicalJson(sampleContent())
    const hash = BundleHash.parse(createHash('sha256').update(json).digest('hex'))
    await writeFile(join(folder, 'bundles', `${hash}.json`), json)
    expect((await bundles.load(hash))?.pinyin).toBeUndefined()
  })
})
