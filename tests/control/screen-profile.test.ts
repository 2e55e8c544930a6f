import { describe, expect, test } from 'vitest'
import type { Screen } from '#shared/content.ts'
import { KioskId } from '#shared/ids.ts'
import type { KioskStatus } from '#shared/presence.ts'
import { profileWords } from '../../control/panels/screens/profile-words.ts'
import { en } from '../../control/texts/en.ts'
import { zh } from '../../control/texts/zh.ts'

const column: Screen = {
  kiosk: KioskId.parse('west'),
  name: { zh: '西侧竖屏', en: 'West screen' },
  diagonalInches: 55,
  viewingDistance: 1,
  resolution: { width: 1_080, height: 1_920 },
  mountingHeight: 600,
}
const status = (width: number, height: number): KioskStatus => ({
  pending: 0,
  lastTouch: null,
  visiting: false,
  framesPerSecond: 60,
  visible: true,
  bundle: null,
  ready: null,
  width,
  height,
  clock: { offsetMs: 0, errorMs: 1, oneWayMs: 1, frameAt: 0, frameMs: 16.7 },
})

describe('K103 the panel says what each screen is', () => {
  test('in words', () => {
    expect(profileWords(column, status(1_080, 1_920), zh)).toEqual({
      facts: [
        '55 英寸',
        '1080×1920',
        '下沿离地 600 毫米',
        '观看距离 1 米',
        '最小字 24 像素 = 15 毫米',
        '低位操作区 700–1200 毫米',
      ],
      warnings: [],
    })
    expect(profileWords(column, null, en).facts).toContain('smallest character 24 px = 15 mm')
  })

  test.each([
    { what: 'all of it above reach', change: { mountingHeight: 1_300 }, warns: ['1300–2518'] },
    { what: 'all of it below reach', change: { diagonalInches: 15, mountingHeight: 100 }, warns: ['100–432'] },
    { what: 'a screen too small for who stands far away', change: { viewingDistance: 6 }, warns: ['30 毫米'] },
    { what: 'a panel that was turned', change: { resolution: { width: 1_920, height: 1_080 } }, warns: ['横竖'] },
    {
      what: 'a page that is not full screen',
      change: { resolution: { width: 2_160, height: 3_840 } },
      warns: ['全屏'],
    },
  ])('and warns of $what', ({ change, warns }) => {
    const { warnings } = profileWords({ ...column, ...change }, status(1_080, 1_920), zh)
    expect(warnings).toHaveLength(warns.length)
    expect(warnings.join()).toMatch(new RegExp(warns.join('.*')))
  })

  test('and what content does not say, it does not make up', () => {
    const { resolution: _, mountingHeight: __, ...before } = column
    expect(profileWords(before, null, zh)).toEqual({
      facts: ['55 英寸', '未填分辨率', '未填安装高度', '观看距离 1 米'],
      warnings: [],
    })
    expect(profileWords(before, status(1_080, 1_920), zh).facts.at(-1)).toBe('最小字 24 像素 = 15 毫米')
    expect(profileWords(undefined, null, zh)).toEqual({ facts: [], warnings: [zh.screenProfile.unknown] })
  })
})
