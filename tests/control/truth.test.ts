import { describe, expect, test } from 'vitest'
import { en } from '../../control/texts/en.ts'
import { zh } from '../../control/texts/zh.ts'
import { BoothMemory } from '../../control/truth/booth-memory.ts'
import { boothWords, sceneWords } from '../../control/truth/scene-words.ts'
import { countShown, showingOf } from '../../control/truth/shown.ts'
import { tileFacts, tileTruth } from '../../control/truth/tile-truth.ts'
import { atStop, booth, content, itemId, kiosk, kioskId, status, stopId, textId, tourMode } from './samples.ts'

const telling = { texts: zh, language: 'zh' as const, content }
const painted = (revision: number, scene = 'tour-stop') => ({ revision, at: 0, scene })

describe('C2 the panel tells what screens truly show', () => {
  test('C2 a screen that has not painted the newest revision is waiting, whatever was sent', () => {
    expect(showingOf(kiosk('west', { painted: painted(10) }), booth())).toBe('shown')
    expect(showingOf(kiosk('west', { painted: painted(9) }), booth())).toBe('waiting')
    expect(showingOf(kiosk('west', { painted: null }), booth())).toBe('waiting')
  })

  test('C2 a screen that is offline or hidden shows nothing to anybody, even if it painted', () => {
    expect(showingOf(kiosk('west', { online: false }), booth())).toBe('offline')
    expect(showingOf(kiosk('west', { status: status({ visible: false }) }), booth())).toBe('hidden')
    expect(showingOf(kiosk('west', { paired: false }), booth())).toBe('unpaired')
  })

  test('C2 the words of a screen that lags are those of the revision it painted', () => {
    const memory = new BoothMemory()
    memory.remember(booth({ revision: 9, mode: atStop('first') }))
    memory.remember(booth({ revision: 10, mode: atStop('second') }))
    expect(sceneWords('tour-stop', memory.at(9), telling).title).toBe('稻鱼')
    expect(sceneWords('tour-stop', memory.at(10), telling).title).toBe('罗汉果')
    expect(sceneWords('tour-stop', memory.at(3), telling)).toMatchObject({ scene: '巡馆', title: null, media: null })
  })

  test('C2 another life of the store forgets the revisions of the one before', () => {
    const memory = new BoothMemory()
    memory.remember(booth({ revision: 9 }))
    memory.remember({ ...booth({ revision: 1 }), epoch: `${booth().epoch}-2` as ReturnType<typeof booth>['epoch'] })
    expect(memory.at(9)).toBeUndefined()
    expect(memory.at(1)).toBeDefined()
  })

  test.each([
    ['emergency', booth({ over: [{ name: 'emergency', text: textId('leave'), since: 0 }] }), '应急画面', '请有序离开'],
    ['ceremony', booth({ mode: { name: 'ceremony', item: itemId('flag'), done: [], since: 0 } }), '启动仪式', '授旗'],
    [
      'standby',
      booth({ mode: { name: 'standby', tour: tourMode().tour, since: 0, stage: 'waiting', stageSince: 0 } }),
      '待命',
      '六分钟',
    ],
    ['blank', booth({ over: [{ name: 'blank', since: 0 }], mode: atStop('first') }), '黑场', null],
    ['attract', booth({ mode: atStop('first', { released: [kioskId('west')] }) }), '迎宾画面', null],
    ['browse-unit', booth(), '观众浏览中', null],
  ])('C2 “%s” in words', (scene, then, words, title) => {
    expect(sceneWords(scene, then, telling)).toMatchObject({ scene: words, title })
  })

  test('C2 N of M counts the screens that the mode is meant for', () => {
    const now = booth({ mode: atStop('second', { released: [kioskId('east')] }) })
    const kiosks = [
      kiosk('west', { painted: painted(10) }),
      kiosk('centre', { painted: painted(9) }),
      kiosk('east', { painted: painted(10, 'attract') }),
    ]
    expect(countShown(kiosks, now)).toEqual({ shown: 1, of: 2 })
    expect(zh.live.summary(2, 1, boothWords(now, telling))).toBe('2 块屏中 1 块已显示《罗汉果》')
    expect(en.live.summary(2, 1, boothWords(now, { texts: en, language: 'en', content }))).toBe(
      '1 of 2 screens show “罗汉果 EN”',
    )
  })

  test('C2 under an overlay every screen is meant, released ones too', () => {
    const now = booth({ mode: atStop('second', { released: [kioskId('east')] }), over: [{ name: 'blank', since: 0 }] })
    expect(countShown([kiosk('west'), kiosk('east')], now)).toEqual({ shown: 2, of: 2 })
  })
})

describe('C2 the tile of a screen', () => {
  const at = { texts: zh, now: 65_000 }

  test('C2 says how fresh it is', () => {
    expect(tileTruth(kiosk('west', { heardAt: 64_000 }), booth(), at)).toMatchObject({
      state: '已显示',
      tone: 'good',
      fresh: '1 秒前报告',
    })
    expect(tileTruth(kiosk('west', { online: false, since: 5_000 }), booth(), at)).toMatchObject({
      state: '离线',
      tone: 'bad',
      fresh: '离线，1 分钟前断开',
    })
    expect(tileTruth(kiosk('west', { online: false, since: null }), booth(), at).fresh).toBe('本次启动后未见上线')
  })

  test('C2 says why it may show something else than the tour', () => {
    const left = booth({ mode: tourMode({ kiosks: [kioskId('west')] }) })
    expect(tileTruth(kiosk('east'), left, at).apart).toBe('不在本次巡馆')
    const gone = booth({ mode: tourMode({ released: [kioskId('east')] }) })
    expect(tileTruth(kiosk('east'), gone, at).apart).toBe('已放回观众')
    expect(tileTruth(kiosk('west'), gone, at).apart).toBeNull()
  })

  test('C2 shows records that are not stored yet, touches, frames, clock and revision', () => {
    const busy = kiosk('west', {
      painted: painted(8),
      status: status({
        pending: 3,
        lastTouch: 61_000,
        framesPerSecond: 59.6,
        clock: { ...status().clock, offsetMs: -12 },
      }),
    })
    expect(tileFacts(busy, booth(), at)).toEqual([
      '3 条记录待入库',
      '4 秒前有人触摸',
      '60 帧/秒',
      '时差 −12 毫秒',
      '画面 8／展台 10',
    ])
    expect(tileFacts(kiosk('west', { status: null, painted: null }), booth(), at)).toEqual(['画面 –／展台 10'])
    expect(tileFacts(kiosk('west'), booth(), at)[0]).toBe('记录全部入库')
  })

  test('C2 a stop is told by its exhibit, a phase by its name', () => {
    expect(boothWords(booth({ mode: tourMode({ phase: 'closing', stop: stopId('third') }) }), telling)).not.toContain(
      '云台',
    )
    expect(boothWords(booth(), telling)).toBe('“开放”')
  })
})
