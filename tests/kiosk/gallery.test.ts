import { cleanup, render } from '@testing-library/svelte'
import { createRawSnippet, flushSync } from 'svelte'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Exhibit } from '#shared/content.ts'
import type { Film } from '#shared/media.ts'
import { restOf, tripleOf } from '#shared/triple.ts'
import { nextShots, shotOf } from '../../kiosk/content/bundle.ts'
import { clockOf } from '../../kiosk/parts/captions.ts'
import CompareSlider from '../../kiosk/parts/CompareSlider.svelte'
import FilmPlayer from '../../kiosk/parts/FilmPlayer.svelte'
import { galleryOf } from '../../kiosk/parts/gallery-items.ts'
import { isLargest, isWhole, panBy, pinch, wholeView, zoomAt } from '../../kiosk/parts/zoom.ts'
import ExhibitPage from '../../kiosk/scenes/ExhibitPage.svelte'
import { filmRules } from '../../kiosk/stage/film-cue.ts'
import { harden } from '../../kiosk/harden.ts'
import { stand } from './stand.ts'
import { boothNow, bundleOf, content, west } from './support.ts'

afterEach(cleanup)

const bundle = bundleOf('a')
const exhibitOf = (id: string): Exhibit => {
  const found = content.exhibits.find((exhibit) => exhibit.id === id)
  if (!found) throw new Error(`The sample has no ${id}.`)
  return found
}
const filmed = exhibitOf('gl-02')
const compared = exhibitOf('gl-16')
const text = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, '')

describe('K80 a picture is looked at closely with one finger, two, a double tap, buttons or keys', () => {
  const frame = { width: 800, height: 600 }

  test('what lies under the point stays there, and nothing beside the picture is ever seen', () => {
    const corner = { x: 300, y: -200 }
    const view = zoomAt(wholeView, 2, corner, frame)
    expect((corner.x - view.x) / view.scale).toBeCloseTo(corner.x)
    expect((corner.y - view.y) / view.scale).toBeCloseTo(corner.y)
    expect(panBy(view, { x: 9_999, y: -9_999 }, frame)).toEqual({ scale: 2, x: 400, y: -300 })
    expect(panBy(wholeView, { x: 50, y: 50 }, frame), 'a whole picture stays where it is').toEqual(wholeView)
  })

  test('no larger than four times, no smaller than whole', () => {
    expect(isLargest(zoomAt(wholeView, 99, { x: 0, y: 0 }, frame))).toBe(true)
    expect(zoomAt(wholeView, 99, { x: 0, y: 0 }, frame).scale).toBe(4)
    expect(isWhole(zoomAt(zoomAt(wholeView, 3, { x: 90, y: 90 }, frame), 0.01, { x: 0, y: 0 }, frame))).toBe(true)
    expect(zoomAt(zoomAt(wholeView, 3, { x: 90, y: 90 }, frame), 0.01, { x: 0, y: 0 }, frame)).toEqual(wholeView)
  })

  test('two fingers twice as far apart make it twice as large, and take it along', () => {
    const view = pinch(
      wholeView,
      [
        { x: -50, y: 0 },
        { x: 50, y: 0 },
      ],
      [
        { x: -100, y: 0 },
        { x: 100, y: 0 },
      ],
      frame,
    )
    expect(view.scale).toBeCloseTo(2)
    const same = { x: 10, y: 10 }
    expect(Number.isFinite(pinch(wholeView, [same, same], [same, same], frame).scale)).toBe(true)
  })

  test('a second finger reaches such a picture and nothing else, a palm reaches nothing', () => {
    document.body.innerHTML = '<div data-pinch><p></p></div><button></button>'
    const stop = harden(
      window,
      () => 2,
      () => {},
    )
    const reached: string[] = []
    document.body.addEventListener('pointerdown', (event) => reached.push((event.target as Element).tagName))
    const touch = (selector: string, init: PointerEventInit) =>
      document
        .querySelector(selector)
        ?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true, ...init }))
    touch('p', { isPrimary: true, pointerId: 1 })
    touch('p', { isPrimary: false, pointerId: 2 })
    touch('button', { isPrimary: false, pointerId: 2 })
    touch('p', { isPrimary: true, pointerId: 3, width: 400 })
    stop()
    document.body.innerHTML = ''
    expect(reached).toEqual(['P', 'P'])
  })
})

describe('K81 a gallery shows pictures, film and comparison, and leaves out what is not there', () => {
  test('in this order, each with what it needs', () => {
    expect(galleryOf(bundle, filmed).map(({ kind }) => kind)).toEqual(['picture', 'film'])
    expect(galleryOf(bundle, compared).map(({ kind }) => kind)).toEqual(['picture', 'compare'])
    expect(galleryOf({ ...bundle, urls: new Map() }, filmed)).toEqual([])
  })

  test('a film without a poster of its own begins with the first picture', () => {
    const { poster: _, ...film } = filmed.film as Film
    const [, item] = galleryOf(bundle, { ...filmed, film })
    expect(item?.kind === 'film' && item.poster?.src).toBe(shotOf(bundle, filmed.pictures[0])?.src)
  })

  test('a screen of many pixels takes a larger copy, a card a smaller one', () => {
    const copy = (digit: string, width: number) =>
      ({ hash: digit.repeat(64), type: 'image/webp', bytes: 1, width, height: width / 2 }) as const
    const media = { ...content.media, photo: { ...copy('1', 2_560), smaller: [copy('2', 1_280), copy('3', 640)] } }
    const urls = new Map(['1', '2', '3'].map((digit) => [digit.repeat(64), `blob:${digit}`]))
    const at = (place: 'card' | 'page' | 'whole', pixels?: number) =>
      shotOf({ ...bundle, content: { ...content, media }, urls, ...(pixels && { pixels }) }, { media: 'photo' }, place)
        ?.src
    expect([at('card'), at('page'), at('whole')]).toEqual(['blob:3', 'blob:2', 'blob:1'])
    expect([at('card', 3_840), at('page', 3_840)]).toEqual(['blob:2', 'blob:1'])
  })

  test('what must stay in view is handed on', () => {
    expect(shotOf(bundle, { media: 'gl-02', focus: { x: 0.25, y: 1 } })?.focus).toBe('25% 100%')
  })
})

describe('K82 a before and after is a range', () => {
  test('with a name and a value in words, moved by keys, and told of each time', () => {
    const onmoved = vi.fn()
    const [, item] = galleryOf(bundle, compared)
    if (item?.kind !== 'compare') throw new Error('no comparison')
    const { container } = render(CompareSlider, { ...item, language: 'zh', onmoved })
    const range = container.querySelector<HTMLInputElement>('input[type=range]')
    expect(range?.getAttribute('aria-label')).toBe(compared.compare?.alt.zh)
    expect(range?.getAttribute('aria-valuetext')).toBe('恢复前 50%, 恢复后 50%')
    if (range) range.value = '20'
    range?.dispatchEvent(new Event('input', { bubbles: true }))
    flushSync()
    expect(range?.getAttribute('aria-valuetext')).toBe('恢复前 20%, 恢复后 80%')
    expect(onmoved).toHaveBeenCalledOnce()
  })
})

describe('K83 a film starts by hand, without a sound, and stops when it must', () => {
  const mounted = (rules = { still: false, volume: 1 }) => {
    const onplayed = vi.fn()
    const onwatching = vi.fn()
    const props = { film: filmed.film as Film, src: 'blob:film', poster: null, language: 'zh', onplayed, onwatching }
    const page = render(FilmPlayer, { ...props, rules })
    const video = page.container.querySelector('video') as HTMLVideoElement
    const play = vi.spyOn(video, 'play').mockImplementation(() => Promise.resolve())
    const pause = vi.spyOn(video, 'pause').mockImplementation(() => {})
    const button = (name: RegExp) =>
      [...page.container.querySelectorAll('button')].find((one) =>
        name.test(one.getAttribute('aria-label') ?? text(one)),
      )
    return { ...page, props, video, play, pause, button, onplayed }
  }

  test('nothing plays by itself; its captions are there from the beginning, in the visitor’s language', () => {
    const { video, play, container } = mounted()
    flushSync()
    expect(play).not.toHaveBeenCalled()
    expect([video.autoplay, video.muted, video.loop]).toEqual([false, true, false])
    const track = container.querySelector('track')
    expect([track?.getAttribute('kind'), track?.getAttribute('srclang')]).toEqual(['captions', 'zh-CN'])
  })

  test('a touch plays it and is told once; sound is a touch of its own', () => {
    const { video, play, button, onplayed } = mounted()
    button(/播放影片/)?.click()
    button(/播放影片/)?.click()
    flushSync()
    expect(play).toHaveBeenCalled()
    expect(onplayed).toHaveBeenCalledOnce()
    expect(video.muted).toBe(true)
    button(/开声音/)?.click()
    flushSync()
    expect(video.muted).toBe(false)
  })

  test('a silent booth keeps it silent, and says so', () => {
    const { video, button } = mounted({ still: false, volume: 0 })
    const sound = button(/展区静音/)
    expect(sound?.disabled).toBe(true)
    sound?.click()
    flushSync()
    expect(video.muted).toBe(true)
  })

  test('it stops when guests come or the screen is held, and when its page goes', async () => {
    const { pause, rerender, props, unmount, video } = mounted()
    pause.mockClear()
    await rerender({ ...props, rules: { still: true, volume: 0 } })
    expect(pause).toHaveBeenCalled()
    pause.mockClear()
    unmount()
    expect(pause).toHaveBeenCalled()
    expect(video.hasAttribute('src')).toBe(false)
  })

  test('the booth’s silence, a screen’s volume, mourning and a freeze rule it', () => {
    expect(filmRules(boothNow({ volumes: { [west]: 40 } }), west)).toEqual({ still: false, volume: 0.4 })
    expect(filmRules(boothNow({ muted: true }), west)).toEqual({ still: false, volume: 0 })
    expect(filmRules(boothNow({ solemn: true }), west)).toEqual({ still: true, volume: 0 })
  })

  test('its time is said as people say it', () => {
    expect([0, 9.9, 75.4, 3_600, Number.NaN].map(clockOf)).toEqual(['0:00', '0:09', '1:15', '60:00', '0:00'])
  })
})

describe('K84 whoever watches is there, and what was played or moved is recorded once a page', () => {
  const onPage = async () => {
    const screen = stand()
    screen.stage.take(boothNow())
    await screen.frame(0)
    screen.visitor.start('highlight', filmed.id)
    return screen
  }

  test('three minutes at most without a touch; another page ends it', async () => {
    const { visitor, tick } = await onPage()
    expect(visitor.watching.going).toBe(false)
    visitor.watching.watch(true)
    tick(179_999)
    expect(visitor.watching.going).toBe(true)
    tick(180_000)
    expect(visitor.watching.going).toBe(false)
    visitor.watching.watch(true)
    visitor.goHome()
    expect(visitor.watching.going).toBe(false)
  })

  test('once each while the page is open', async () => {
    const { visitor, log } = await onPage()
    const count = (type: string) => log.types().filter((one) => one === type).length
    for (const again of [1, 2]) {
      visitor.watching.played(filmed.id)
      visitor.watching.played(filmed.id)
      visitor.watching.compared(filmed.id)
      expect([count('film-played'), count('compare-moved')]).toEqual([again, again])
      visitor.openExhibit(filmed.id)
    }
  })
})

describe('K85 a project, a technology and the people behind it stand together under their seals', () => {
  const ids = (id: string) =>
    tripleOf(content, exhibitOf(id)).map(({ exhibit, here }) => `${exhibit.id}${here ? '!' : ''}`)

  test('in the booth’s order, the one that is read among them; a missing place is left out', () => {
    expect(ids('gl-03')).toEqual(['gl-02', 'gl-03!', 'gl-07'])
    expect(ids('gl-01')).toEqual(['gl-02', 'gl-01!'])
    expect(tripleOf(content, { ...exhibitOf('gl-01'), related: [] })).toEqual([])
    expect(
      tripleOf(content, { ...exhibitOf('gl-01'), related: [exhibitOf('gl-01').id] }),
      'it is not its own relative',
    ).toEqual([])
  })

  test('what they show is not shown again among the related', () => {
    expect(restOf(content, exhibitOf('gl-03')).map(({ id }) => id)).toEqual(['gl-09'])
  })
})

test('K86 the page names who shows it and who recommends it, and every figure has source and date', () => {
  const gallery = createRawSnippet(() => ({ render: () => '<div></div>' }))
  for (const exhibit of content.exhibits) {
    const { container } = render(ExhibitPage, { bundle, exhibit, language: 'zh', gallery, onopen: () => {} })
    const who = text(container.querySelector('.who'))
    const unit = content.units.find(({ code }) => code === exhibit.unit)
    expect(who).toContain(`推荐单位${unit?.name.zh}`)
    if (exhibit.exhibitor) expect(who).toContain(`展出单位${exhibit.exhibitor.zh}`)
    const facts = [...container.querySelectorAll('.facts dl > div')].map(text)
    expect(facts).toHaveLength(exhibit.facts.length)
    for (const [i, { source }] of exhibit.facts.entries())
      expect(facts[i]).toContain(`来源：${text({ textContent: source.zh } as Element)}数据截至`)
    cleanup()
  }
})

test('K87 what one touch may bring is decoded after the page, each copy that will be asked for and no film', () => {
  const next = nextShots(bundle, compared).map(({ src }) => src)
  const shown = galleryOf(bundle, compared).flatMap((item) =>
    item.kind === 'compare' ? [item.before.src, item.after.src] : [],
  )
  const related = compared.related.map((id) => shotOf(bundle, exhibitOf(id).pictures[0], 'card')?.src)
  const enlarged = shotOf(bundle, compared.pictures[0], 'whole')?.src
  for (const src of [...shown, ...related, enlarged]) expect(next).toContain(src)
  const film = shotOf(bundle, { media: filmed.film?.media ?? '' })
  expect(nextShots(bundle, filmed).map(({ src }) => src)).not.toContain(film?.src)
  expect(nextShots({ ...bundle, urls: new Map() }, compared)).toEqual([])
})
